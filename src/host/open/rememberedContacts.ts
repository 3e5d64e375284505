import * as vscode from 'vscode';
import { HintError } from '../errors/describeError';
import { remembering, type Remembered, type RememberedContact } from '../../core/identity/rememberedContacts';
import { Disposable } from '../disposable';
import type { ContactSession } from '../contact/contactSession';
import type { ContactReference } from '../reference/contactUri';
import { userSetting } from '../startup/settings';
import type { Baseline } from '../../core/changes/change';

const SETTING = 'recentContacts';
const KEY_START = 'wts.contacts.';

/**
 * Pins and recent contacts of each environment, in VS Code's global state: ids and, where the setting allows it,
 * names. Nothing is held here: another window may have written since.
 */
export class RememberedContacts extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;
  private readonly noted = new WeakMap<ContactSession, Baseline>();

  constructor(
    private readonly state: vscode.Memento,
    sessions: { readonly onDidChange: vscode.Event<ContactSession> },
    opener: { readonly onDidLoad: vscode.Event<ContactSession> },
    /** For what goes wrong where no command is there to tell it. */
    logError: (error: unknown) => void,
  ) {
    super();
    for (const item of [
      opener.onDidLoad((session) => {
        this.noteOpened(session).catch(logError);
      }),
      sessions.onDidChange((session) => {
        this.follow(session).catch(logError);
      }),
      this.onDidChange(() => {
        this.tellMenus().catch(logError);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`wts.${SETTING}`)) this.dropWhatMayNotBeKept().catch(logError);
      }),
    ])
      this.own(item);
    // The setting may have changed while nobody listened.
    this.dropWhatMayNotBeKept().catch(logError);
  }

  get mode() {
    return remembering.readMode(userSetting(SETTING));
  }

  of(environment: string): Remembered {
    return remembering.keepOnly(
      remembering.read(this.state.get<unknown>(KEY_START + environment)),
      this.mode,
    );
  }

  /** Throws when there are too many pins. */
  async pin(environment: string, contact: RememberedContact): Promise<void> {
    await this.change(environment, (remembered) => {
      const pinned = remembering.withPin(remembered, contact);
      if (pinned !== undefined) return pinned;
      throw new HintError(
        vscode.l10n.t(
          'There are {0} pins in "{1}", and there is room for no more. Unpin one first.',
          remembered.pins.length,
          environment,
        ),
      );
    });
  }

  async unpin({ environment, id }: ContactReference): Promise<void> {
    await this.change(environment, (remembered) => remembering.withoutPin(remembered, id));
  }

  async forget({ environment, id }: ContactReference): Promise<void> {
    await this.change(environment, (remembered) => remembering.without(remembered, id));
  }

  /** The pins stay. Of every environment when none is given, those included that the settings no longer have. */
  async clearRecents(environment?: string): Promise<void> {
    const environments = environment === undefined ? this.environments() : [environment];
    for (const name of environments) await this.change(name, ({ pins }) => ({ pins, recents: [] }));
  }

  /** A document that VS Code itself opens is an opened contact too; later the name alone can change. */
  private async follow(session: ContactSession): Promise<void> {
    const { baseline } = session;
    const before = this.noted.get(session);
    if (baseline === undefined || baseline === before) return;
    if (before === undefined) await this.noteOpened(session);
    else await this.note(session, remembering.withName);
  }

  private async noteOpened(session: ContactSession): Promise<void> {
    await this.note(session, remembering.withOpened);
  }

  private async note(session: ContactSession, change: typeof remembering.withOpened): Promise<void> {
    const { baseline } = session;
    if (baseline === undefined) return;
    this.noted.set(session, baseline);
    const { environment, id } = session.reference;
    const contact = { id, name: session.name };
    await this.change(environment, (remembered) => change(remembered, contact));
  }

  private async dropWhatMayNotBeKept(): Promise<void> {
    for (const environment of this.environments()) await this.change(environment, (kept) => kept);
    this.changed.fire();
  }

  /** Reads what is there now, so that what another window has added is not lost. */
  private async change(environment: string, change: (now: Remembered) => Remembered): Promise<void> {
    const key = KEY_START + environment;
    const stored = this.state.get<unknown>(key);
    const next = remembering.keepOnly(
      change(remembering.keepOnly(remembering.read(stored), this.mode)),
      this.mode,
    );
    const isEmpty = next.pins.length === 0 && next.recents.length === 0;
    if (isEmpty ? stored === undefined : JSON.stringify(next) === JSON.stringify(stored)) return;
    await this.state.update(key, isEmpty ? undefined : next);
    this.changed.fire();
  }

  private async tellMenus(): Promise<void> {
    const has = this.environments().some((name) => this.of(name).recents.length > 0);
    await vscode.commands.executeCommand('setContext', 'wts.hasRecents', has);
  }

  private environments(): string[] {
    return this.state
      .keys()
      .filter((key) => key.startsWith(KEY_START))
      .map((key) => key.slice(KEY_START.length));
  }
}
