import type { FieldId } from '../../src/core/fields/fieldView';
import type { PageChoice, PageTexts } from '../../src/core/session/pageTexts';
import type { SessionPorts, TextPort } from '../../src/core/session/ports';
import type { Session } from '../../src/core/session/session';
import { createRecord, type SaveRecord } from '../../src/core/undo/saveRecord';
import { CONTACT_ID } from '../unit/builders';
import { Choices } from './choices';
import { Clock } from './clock';
import { compareViews, hasLanded } from './compare';
import { Oracle } from './oracle';
import { isUnforeseen, SimulationViolation } from './simulationViolation';
import type { Random } from './random';
import { type DateMoves, SimulatedAccount } from './simulatedAccount';
import { SimulatedDisk } from './simulatedDisk';
import { SimulatedLists } from './simulatedLists';
import { SimulatedPage } from './simulatedPage';
import { type ExtensionSide, SimulatedVscode } from './simulatedVscode';
import { fieldName, sameSlot, slotNamesOf, type SlotValues } from './slotValues';
import { showState, showText, trace } from './trace';
import { WatchedSession } from './watchedSession';

/** Everything around one contact: VS Code, two pages, the account, the wires, what is on disk, and time. */
export class World {
  readonly clock = new Clock();
  readonly oracle = new Oracle(
    (slot, value) => sameSlot(slot, this.account.stored.get(slot), value) || this.lists.isSaidOf(slot),
    () => this.session.state.latest?.text,
  );
  readonly account: SimulatedAccount;
  readonly vscode: SimulatedVscode;
  readonly records: SaveRecord[] = [];
  pages: SimulatedPage[] = [];
  session: Session;
  private readonly lists: SimulatedLists;
  private readonly disk = new SimulatedDisk(() => {
    this.account.listedSequences = [];
    this.oracle.saveTakes(this.vscode.knownNumber);
  });
  private readonly choices = new Choices(this.oracle);
  private run = 0;
  private savesAsked = 0;
  private savesEnded = 0;

  constructor(
    readonly random: Random,
    /** Whether calls to the API go wrong now and then. */
    private readonly breaks = random.chance(0.7),
  ) {
    this.lists = new SimulatedLists(this.clock, random, {
      changed: () => {
        this.draw();
      },
      fails: (error) => {
        this.failed(error);
      },
    });
    const moves = random.pick<DateMoves>(['always', 'always', 'withPlainFields', 'never']);
    this.account = new SimulatedAccount(random, this.clock, moves, breaks, random.chance(0.9), {
      sent: (call) => {
        trace(() => `sent ${JSON.stringify(call)}`);
        this.oracle.sent(call);
      },
      arrived: (arrival) => {
        this.oracle.arrived(arrival);
        this.oracle.typed.stored(this.account.stored);
      },
    });
    this.vscode = new SimulatedVscode(this.clock, random, (event, by) => {
      trace(
        () =>
          `document ${event.kind} ${'reason' in event ? String(event.reason) : ''} ${showText(event.text)}`,
      );
      if (event.kind === 'opened') this.oracle.opened(event);
      else if (event.kind === 'text') this.oracle.changed(event, event.reason ?? 'edit', by);
      else if (!event.isDirty) this.oracle.texts.cleaned();
      if (event.kind === 'dirty' && by === 'revert') this.oracle.typed.lost(event.text);
    });
    this.session = this.begin();
  }

  /** The contact is opened as a command does it. */
  async open(): Promise<void> {
    this.watch(this.session.load());
    await this.clock.settle();
    this.vscode.open();
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

  /** The person settles a conflict in a page that has `shown` these values; undefined where they typed in it just before. */
  choose(choice: PageChoice, texts: PageTexts, shown?: SlotValues): void {
    const { session } = this;
    const end = this.choices.begin(choice, shown, session.state);
    this.watch(session.resolve(choice, texts).finally(end));
  }

  /** A tag is picked elsewhere than in a page. */
  addPicked(field: FieldId, id: string): void {
    const { session, oracle, vscode } = this;
    const typed = { field, slot: '', edit: { kind: 'picked', ids: [id] } } as const;
    const view = { text: session.state.text, documentNumber: vscode.knownNumber };
    oracle.typesOver(view, fieldName(field), typed);
    this.watch(vscode.asPage(() => session.addPicked(field, id)));
  }

  /** Someone else changes the contact. */
  others(values: Parameters<SimulatedAccount['change']>[0]): void {
    const before = this.account.now;
    this.account.change(values);
    trace(() => `others ${JSON.stringify(values)}`);
    this.oracle.wrote(before, this.account.now);
    this.oracle.typed.stored(this.account.stored);
  }

  /** The window is loaded again; `keepsBackup` is false when what we keep on disk was lost. */
  async reloadWindow(keepsBackup: boolean): Promise<void> {
    this.end();
    if (!keepsBackup) this.disk.lose();
    const before = this.vscode.number;
    this.vscode.reloadWindow();
    await this.startOver(before);
  }

  /** VS Code ends without a warning: what it had not written down is lost, and an older text may come back. */
  async crash(): Promise<void> {
    const before = this.vscode.crash();
    this.end();
    this.oracle.typed.lost(before?.text);
    await this.startOver(before?.number);
  }

  private async startOver(before: number | undefined): Promise<void> {
    const { document, number } = this.vscode;
    if (document !== undefined)
      this.oracle.restored({ text: document.text, number }, before, this.disk.memoryOf(document.text));
    this.session = this.begin();
    if (document === undefined) await this.open();
  }

  /** Only the extension host starts anew. */
  restartExtensions(): void {
    this.end();
    this.session = this.begin();
    const { document } = this.vscode;
    this.oracle.forgot(document?.isDirty === true ? this.disk.memoryOf(document.text) : 'kept');
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
      throw new SimulationViolation(
        `(5) ${this.savesAsked} saves were asked for, ${this.savesEnded} have ended.`,
      );
    }
    compareViews(this.vscode, this.session.state, this.pages, this.oracle);
  }

  /** What the core calls must not throw what a check finds. */
  private tryCheck(check: () => void): void {
    try {
      check();
    } catch (error) {
      this.failed(error);
    }
  }

  throwViolation(): void {
    if (this.violation !== undefined) throw this.violation;
  }

  private violation: Error | undefined;

  private failed(error: unknown): void {
    trace(() => `error ${String(error)}`);
    const known = error instanceof Error ? error : new SimulationViolation(String(error));
    // What the core throws of its own accord a person would be told.
    if (known instanceof SimulationViolation || isUnforeseen(known)) this.violation ??= known;
  }

  private begin(): Session {
    this.run += 1;
    this.lists.start();
    const { run } = this;
    const session = new WatchedSession(
      this.ports(this.vscode.start(), () => run === this.run),
      {
        reloaded: () => {
          if (run === this.run) this.oracle.meet(this.vscode.knownNumber);
        },
        reverting: (isBegun) => {
          if (run === this.run) this.oracle.wishing('revert', isBegun);
        },
        wishing: (isBegun) => {
          if (run === this.run) this.oracle.wishing('undo', isBegun);
        },
      },
    );
    this.pages = [0, 1].map(() => {
      return new SimulatedPage(this.clock, this.random, this.vscode, session, {
        fails: (error) => {
          this.failed(error);
        },
        landed: (typed, shown) => {
          if (!hasLanded(typed, shown, this.oracle))
            this.failed(new SimulationViolation(`(6) What was typed in a page is nowhere: ${typed.field}.`));
        },
      });
    });
    this.vscode.attach(this.extension(session));
    return session;
  }

  private end(): void {
    this.vscode.end();
    this.run += 1;
    this.savesEnded = this.savesAsked;
    this.oracle.stopped();
    this.choices.forget();
    this.pages.forEach((page) => {
      page.end();
    });
  }

  private extension(session: Session): ExtensionSide {
    return {
      opened: (text, isDirty) => {
        this.watch(session.restore(text, isDirty));
      },
      changed: (text, cause, isDirty) => {
        session.changed(text, cause, isDirty);
      },
      dirtyChanged: (isDirty) => {
        session.dirtyChanged(isDirty);
      },
      closed: () => {
        session.closed();
      },
      readFile: () => session.served(),
      writeFile: (text) => session.mayWrite(text),
      saved: () => {
        this.watch(session.written());
      },
      flushPages: async () => {
        await Promise.all(this.pages.map((page) => page.flush()));
      },
    };
  }

  private ports(text: TextPort, isThere: () => boolean): SessionPorts {
    const api = this.account.api(isThere);
    return {
      id: CONTACT_ID,
      text,
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
        confirm: () => this.account.confirm(),
        cancelWait: () => undefined,
        isCancellation: () => false,
        readSequences: () => api.listSequencesOf(CONTACT_ID),
      },
      lists: this.lists.port(api, isThere, this.breaks),
      backup: this.disk.backup(isThere),
      now: () => this.clock.now,
      record: (sent, end) => {
        const about = { id: String(this.records.length), environment: 'simulated', contactId: CONTACT_ID };
        const savedAt = new Date(this.clock.now).toISOString();
        this.records.push(
          createRecord({ ...about, baseUrl: sent.baseUrl, savedAt }, sent, end, this.lists.now),
        );
      },
      note: (error) => {
        this.failed(error);
      },
      ended: ({ kind, reason }) => {
        trace(() => `save ended: ${kind} ${reason?.kind ?? ''}`);
        if (kind === 'saved' || reason?.kind === 'partly') this.oracle.saved(this.vscode.knownNumber);
        this.tryCheck(() => {
          if (kind === 'nothing') this.oracle.nothingSent();
          else this.oracle.saveEnded(kind === 'saved');
        });
        return undefined;
      },
      heldBack: () => undefined,
      changed: () => {
        this.draw();
      },
    };
  }

  private give(body: string): string {
    trace(() => `gave ${showText(body)}`);
    this.oracle.gave(body, this.vscode.knownNumber);
    return body;
  }

  private draw(): void {
    trace(() => showState(this.session.state));
    const { taken = [], notTaken = [], unchecked = [] } = this.session.state.status.result ?? {};
    const told = [...taken, ...notTaken, ...unchecked].flatMap(slotNamesOf);
    this.oracle.told(told, notTaken.flatMap(slotNamesOf));
    this.choices.settle(this.session.state, this.vscode.knownNumber);
    this.pages.forEach((page) => {
      page.draw();
    });
  }
}
