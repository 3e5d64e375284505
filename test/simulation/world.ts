import type { AccountLists } from '../../src/core/fields/fieldView';
import { type Backup, parseBackup, serializeBackup } from '../../src/core/session/backup';
import type { SessionPorts } from '../../src/core/session/ports';
import { Session } from '../../src/core/session/session';
import { createRecord, type SaveRecord } from '../../src/core/undo/saveRecord';
import { CONTACT_ID, lists } from '../unit/builders';
import { Clock } from './clock';
import { compareViews } from './compare';
import { Oracle, SchemaViolation } from './oracle';
import type { Random } from './random';
import { type DateMoves, SimulatedAccount } from './simulatedAccount';
import { SimulatedPage } from './simulatedPage';
import { type ExtensionSide, SimulatedVscode } from './simulatedVscode';
import { showText, trace } from './trace';
import { isSameFieldSlot, type FieldSlot } from '../../src/core/changes/change';

const LISTS: AccountLists = lists();

/** Everything around one contact: VS Code, two pages, the account, the wires, what is on disk, and time. */
export class World {
  readonly clock = new Clock();
  readonly oracle = new Oracle();
  readonly account: SimulatedAccount;
  readonly vscode: SimulatedVscode;
  readonly records: SaveRecord[] = [];
  pages: SimulatedPage[] = [];
  session: Session;
  /** What the disk holds. */
  private kept: string | undefined;
  private isSaving = false;
  /** Texts on their way to the document that a person typed there, or took there by VS Code's own commands. */
  private isPersons = false;
  private run = 0;
  private savesAsked = 0;
  private savesEnded = 0;

  constructor(readonly random: Random) {
    const moves = random.pick<DateMoves>(['always', 'always', 'withPlainFields', 'never']);
    this.account = new SimulatedAccount(random, this.clock, moves, random.chance(0.7), {
      sent: (body, removesTags) => {
        trace(() => `sent ${JSON.stringify(body)}`);
        this.oracle.sent(body, removesTags);
      },
      arrived: (arrival) => {
        this.oracle.arrived(arrival);
      },
    });
    this.vscode = new SimulatedVscode(this.clock, random, (event) => {
      trace(
        () =>
          `document ${event.kind} ${'reason' in event ? String(event.reason) : ''} ${showText(event.text)}`,
      );
      if (event.kind === 'opened') this.oracle.opened(event.text);
      else if (event.kind === 'text') this.oracle.changed(event.text, event.reason ?? 'edit', this.isPersons);
    });
    this.session = this.begin();
  }

  /** The contact is opened as a command does it. */
  async open(): Promise<void> {
    await this.background(this.session.load());
    this.vscode.open();
  }

  /** A person does something to the text in VS Code itself. */
  byHand(task: () => void): void {
    this.isPersons = true;
    task();
    this.isPersons = false;
  }

  save(): void {
    this.savesAsked += 1;
    const { session, run } = this;
    this.watch(
      session.save().then(() => {
        if (run === this.run) this.savesEnded += 1;
      }),
    );
  }

  choose(field: PieceField, slot: string, take: 'mine' | 'theirs'): void {
    const { session } = this;
    const isOpen = session.state.conflicts.some((one) => one.field === field && one.slot === slot);
    this.watch(session.resolve(field, slot, take).then(() => undefined));
    trace(() => `choose ${field} ${slot} ${take} ${String(isOpen)}`);
    if (isOpen && take === 'mine') this.chosen.push({ field, slot });
  }

  /** Pieces of which the person has said that theirs stays; known to the oracle when the choice has been carried out. */
  private chosen: FieldSlot[] = [];

  /** Someone else changes the contact. */
  others(values: Parameters<SimulatedAccount['change']>[0]): void {
    const before = this.account.now;
    this.account.change(values);
    trace(() => `others ${JSON.stringify(values)}`);
    this.oracle.wrote(before, this.account.now);
  }

  /** The window is loaded again; `keepsBackup` is false when what we keep on disk was lost. */
  async reloadWindow(keepsBackup: boolean): Promise<void> {
    if (!keepsBackup) this.kept = undefined;
    this.end();
    this.vscode.reloadWindow();
    const { document } = this.vscode;
    if (document !== undefined) this.oracle.restored(document.text, this.kept === undefined);
    this.session = this.begin();
    if (document === undefined) await this.open();
  }

  /** The extension host alone is started anew: documents stay as they are. */
  restartExtensions(): void {
    this.end();
    this.session = this.begin();
    if (this.vscode.document !== undefined && this.kept === undefined && this.vscode.document.isDirty) {
      this.oracle.restored(this.vscode.document.text, true);
    }
  }

  watch(task: Promise<unknown>): void {
    const { run } = this;
    task.catch((error: unknown) => {
      if (run === this.run) this.failed(error);
    });
  }

  /** Whatever was asked for has ended; then views, text and account are compared. */
  async rest(): Promise<void> {
    this.pages.forEach((page) => void page.flush());
    await this.clock.settle();
    this.throwViolation();
    if (this.savesAsked !== this.savesEnded) {
      throw new SchemaViolation(
        `(5) ${this.savesAsked} saves were asked for, ${this.savesEnded} have ended.`,
      );
    }
    compareViews(this.vscode, this.session.state, this.pages);
  }

  throwViolation(): void {
    if (this.violation !== undefined) throw this.violation;
  }

  private violation: Error | undefined;

  private failed(error: unknown): void {
    trace(() => `error ${String(error)}`);
    // What the core throws of its own accord a person would be told.
    if (error instanceof SchemaViolation || !(error instanceof Error) || isUnforeseen(error)) {
      this.violation ??= error instanceof Error ? error : new SchemaViolation(String(error));
    }
  }

  private begin(): Session {
    this.run += 1;
    const { run } = this;
    const session = new Session(this.ports(() => run === this.run));
    this.pages = [0, 1].map(() => {
      const deliver = (task: () => void): void => {
        this.vscode.deliver(task);
      };
      return new SimulatedPage(this.clock, this.random, deliver, session, (error) => {
        this.failed(error);
      });
    });
    this.vscode.start(this.extension(session));
    return session;
  }

  private end(): void {
    this.run += 1;
    this.savesEnded = this.savesAsked;
    this.chosen = [];
    this.pages.forEach((page) => {
      page.end();
    });
  }

  private extension(session: Session): ExtensionSide {
    return {
      opened: (text, isDirty) => {
        if (session.state.latest !== undefined) session.opened(text);
        else this.watch(session.restore(text, isDirty));
      },
      changed: (text, cause) => {
        session.changed(text, cause);
      },
      dirtyChanged: () => {
        this.draw();
      },
      closed: () => {
        session.closed();
      },
      readFile: () => {
        const text = session.state.latest?.text ?? '';
        this.oracle.serves(text);
        return text;
      },
      writeFile: (text) => session.mayWrite(text),
      saved: () => {
        this.watch(session.written());
      },
      flushPages: async () => {
        await Promise.all(this.pages.map((page) => page.flush()));
      },
    };
  }

  private ports(isThere: () => boolean): SessionPorts {
    const api = this.account.api(isThere);
    return {
      id: CONTACT_ID,
      text: this.vscode.port,
      account: {
        isReadOnly: () => false,
        read: async () => this.give(await api.read()),
        save: (task) =>
          task({
            ...api,
            loadContact: async () => this.give(await api.read()),
            updateContact: async (id, body) => this.give(await api.updateContact(id, body)),
            changeTags: async (id, body) => this.give(await api.changeTags(id, body)),
          }),
        cancelWait: () => undefined,
        isCancellation: () => false,
        readSequences: () => api.listSequencesOf(CONTACT_ID),
      },
      lists: {
        of: () => LISTS,
        takeSequences: () => undefined,
        lackPortfolioCalls: () => undefined,
        followReload: () => undefined,
      },
      backup: this.backup(),
      now: () => this.clock.now,
      record: (sent, end) => {
        const about = { id: String(this.records.length), environment: 'simulated', contactId: CONTACT_ID };
        const savedAt = new Date(this.clock.now).toISOString();
        this.records.push(createRecord({ ...about, baseUrl: sent.baseUrl, savedAt }, sent, end, LISTS));
      },
      note: (error) => {
        this.failed(error);
      },
      ended: ({ kind, reason }) => {
        if (kind === 'saved' || reason?.kind === 'partly') this.oracle.saved();
        return undefined;
      },
      heldBack: () => undefined,
      changed: () => {
        this.draw();
      },
    };
  }

  private backup(): SessionPorts['backup'] {
    return {
      keep: (backup: Backup) => {
        this.kept = serializeBackup(backup);
        return Promise.resolve();
      },
      drop: () => {
        this.kept = undefined;
        this.isSaving = false;
        return Promise.resolve();
      },
      read: () => Promise.resolve(this.kept === undefined ? undefined : parseBackup(this.kept)),
      markSaving: () => {
        this.isSaving = true;
        this.oracle.saveTakes(this.session.state.text);
        return Promise.resolve();
      },
      clearSaving: () => {
        this.isSaving = false;
        return Promise.resolve();
      },
      wasSaving: () => Promise.resolve(this.isSaving),
    };
  }

  private give(body: string): string {
    trace(() => `gave ${showText(body)}`);
    this.oracle.gave(body);
    return body;
  }

  /** Choices that have been carried out by now. */
  private settleChoices(): void {
    const { conflicts, text } = this.session.state;
    const isOpen = (piece: FieldSlot): boolean => conflicts.some((one) => isSameFieldSlot(one, piece));
    for (const piece of this.chosen) {
      if (!isOpen(piece)) this.oracle.keptMine(slotName(piece.field, piece.slot), text);
    }
    this.chosen = this.chosen.filter(isOpen);
  }

  private draw(): void {
    if (this.chosen.length > 0) this.settleChoices();
    this.pages.forEach((page) => {
      page.draw();
    });
  }

  private async background(task: Promise<unknown>): Promise<void> {
    this.watch(task);
    await this.clock.settle();
  }
}

type PieceField = Parameters<Session['resolve']>[0];

function slotName(field: PieceField, slot: string): string {
  const names: Partial<Record<PieceField, string>> = {
    tags: 'tag',
    portfolios: 'portfolio',
    sequences: 'sequence',
    metadata: 'metadata',
    customFields: 'custom',
    utm: 'utm',
  };
  const name = names[field];
  return name === undefined ? field : `${name}:${slot}`;
}

/** A fault of the program, which no sentence for a person says. */
function isUnforeseen(error: Error): boolean {
  if (/^The JSON is broken/.test(error.message)) return false;
  return ['TypeError', 'RangeError', 'ReferenceError', 'Error'].includes(error.name);
}
