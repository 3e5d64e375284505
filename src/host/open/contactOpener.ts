import * as vscode from 'vscode';
import { findContactId } from '../../core/identity/contactId';
import { Disposable } from '../disposable';
import { readEnvironmentName, readIdText, unreadKeys } from '../reference/contactArgument';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import type { ContactReference } from '../reference/contactUri';
import type { Environments } from '../startup/environments';
import { askInBox } from '../errors/inputBox';
import type { Lists } from '../account/lists';
import { MissingKeyError } from '../errors/missingKeyError';
import { OpeningError } from '../errors/describeError';

export const FORM_VIEW_TYPE = 'wts.contactForm';

/** Opening a contact: which one, is there a key, load it, show its form. */
export class ContactOpener extends Disposable {
  private readonly loaded = this.own(new vscode.EventEmitter<ContactSession>());
  /** A person has asked for a contact and it can be shown. */
  readonly onDidLoad = this.loaded.event;

  constructor(
    private readonly environments: Environments,
    private readonly sessions: ContactSessions,
    private readonly documents: ContactDocuments,
    private readonly lists: Lists,
    /** Asks for the environment's key; false when the person gave none. */
    private readonly askForKey: (environment: string) => Promise<boolean>,
    /** Gives unsaved text that VS Code restored what it was made from. */
    private readonly adoptRestored: (document: vscode.TextDocument) => Promise<void>,
  ) {
    super();
  }

  /** `argument` is an id, or `{id, environment}`, or nothing: then a box asks. Returns when the editor is open. */
  async open(argument: unknown): Promise<void> {
    const unread = unreadKeys(argument);
    if (unread.length > 0) {
      const keys = unread.join(', ');
      throw new Error(
        vscode.l10n.t(
          'Opening a contact takes "id" and "environment", both texts. It cannot read: {0}.',
          keys,
        ),
      );
    }
    const environment = readEnvironmentName(argument) ?? this.environments.active().name;
    const text = readIdText(argument) ?? (await this.askForId(environment));
    if (text === undefined) return;
    const found = findContactId(text);
    if ('problem' in found) throw new Error(found.problem);
    await this.openBy({ environment, id: found.id }, (reference) => this.load(reference));
  }

  /** Opens the contact that a link names. Links come from anywhere: one asks for no key. */
  async openFromLink(reference: ContactReference): Promise<void> {
    await this.openBy(reference, () => this.fetch(reference));
  }

  /** Loads a contact, asking for the key when there is none; undefined when the person gave none. */
  async load(reference: ContactReference): Promise<ContactSession | undefined> {
    return await this.withKey(reference.environment, () => this.fetch(reference));
  }

  /** Runs a task, again when it lacked a key that the person then gave; undefined when they gave none. */
  async withKey<Result>(environment: string, task: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof MissingKeyError)) throw error;
      return (await this.askForKey(environment)) ? await task() : undefined;
    }
  }

  /**
   * Reveals the contact's tab; a document that is open under an older name stays the one. One that nobody has asked for
   * comes in a group and leaves the focus where it is: the person may be typing in a search, or in the palette.
   */
  async showTab({ reference, uri }: ContactSession, group?: vscode.TabGroup): Promise<void> {
    const at = this.documents.formTab(reference)?.group ?? group;
    const options = at && { viewColumn: at.viewColumn, preserveFocus: group !== undefined };
    await vscode.commands.executeCommand(
      'vscode.openWith',
      this.documents.uriOf({ reference, uri }),
      FORM_VIEW_TYPE,
      options,
    );
  }

  private async openBy(
    reference: ContactReference,
    load: (reference: ContactReference) => Promise<ContactSession | undefined>,
  ): Promise<void> {
    try {
      const session = await load(reference);
      if (session !== undefined) await this.showTab(session);
    } catch (error) {
      throw new OpeningError(error, reference);
    }
  }

  private async fetch(reference: ContactReference): Promise<ContactSession> {
    const restored = this.documents.find(reference);
    if (restored !== undefined) await this.adoptRestored(restored);
    void this.lists.retryFailed(reference);
    const session = await this.sessions.fetch(reference);
    this.loaded.fire(session);
    return session;
  }

  private async askForId(environment: string): Promise<string | undefined> {
    return await askInBox({
      title: vscode.l10n.t('Open Contact by ID ({0})', environment),
      prompt: vscode.l10n.t("Paste the contact's ID, or a link or text that holds it."),
      placeholder: '00000000-0000-0000-0000-000000000000',
      password: false,
      check: (text) => {
        const found = findContactId(text);
        return 'problem' in found ? found.problem : undefined;
      },
    });
  }
}
