import type { FieldId } from '../fields/fieldView';
import { addPicked } from '../changes/editField';
import { parseContact, isWithoutEdits } from '../changes/parsedContact';
import type { UndoPlan } from '../undo/undoSave';
import type { SaveRecord } from '../undo/saveRecord';
import { ContactState } from './contactState';
import type { PageChange, PageChoice, PageTexts } from './pageTexts';
import type { SessionPorts } from './ports';
import { type MakeProposal, RequestedEdits } from './requestedEdits';
import { followWithoutEdits, giveOrigin, lookAgain } from './restoring';
import type { HeldReason } from '../saving/heldSaves';
import { type EndedSave, SaveQueue } from '../saving/saveQueue';
import { saveNow } from './saving';
import type { TextCause } from './textHistory';
import { SerialQueue } from './serialQueue';
import type { Baseline } from '../changes/change';
import type { Standing } from './standing';

/**
 * What can happen to an open contact, as verbs. Saves, reloads, reverts and choices follow each other; edits go between
 * them, one at a time.
 */
export class Session {
  readonly state: ContactState;
  private readonly edits: RequestedEdits;
  private readonly queue = new SerialQueue();
  private readonly saves: SaveQueue;
  private restoring: Promise<boolean> | undefined;

  constructor(private readonly ports: SessionPorts) {
    this.state = new ContactState(ports);
    this.edits = new RequestedEdits(this.state);
    this.saves = new SaveQueue({
      save: () => this.saveNow(),
      hold: () => {
        this.holdBack('afterFailure');
      },
      showQueued: (isQueued) => {
        this.state.isSaveQueued = isQueued;
        ports.changed();
      },
    });
  }

  /** Somebody else has read the contact, which nobody had loaded yet. */
  take(baseline: Baseline): void {
    this.state.take(baseline);
    this.background(followWithoutEdits(this));
  }

  /** Loads the contact; never throws: views tell what went wrong. */
  async load(): Promise<void> {
    await this.state.load();
    this.background(followWithoutEdits(this));
  }

  /** VS Code has opened the document of a contact that was read. */
  opened(text: string): void {
    this.state.document.begin(text);
    // What was kept of a tab that was closed says nothing of this one.
    this.keepBackup();
  }

  /** Saves that have not begun are not wanted any more: a document that is opened later has another text. */
  closed(): void {
    this.cancelWait();
    this.saves.callOff();
    this.state.document.close();
    this.keepBackup();
  }

  /** VS Code has told whether the text is unsaved. */
  dirtyChanged(isDirty: boolean): void {
    if (this.state.document.noteDirty(isDirty)) {
      this.keepBackup();
      this.background(followWithoutEdits(this));
    }
    this.ports.changed();
  }

  /**
   * VS Code has told of a change of the text, in the order in which the texts came, and with it whether it calls the
   * document unsaved: of an edit of a clean one it says that only after the text.
   */
  changed(text: string, cause: TextCause, isDirty = false): void {
    const { state } = this;
    const mustFollow = state.document.note(text, cause, isDirty);
    this.keepBackup();
    // Who takes all changes back, in whatever layout, does not want them sent when a wait is over.
    const isWaiting = (state.status.waiting ?? state.held.reason) !== undefined;
    if (isWaiting && (text === state.latest?.text || isWithoutEdits(state.parsed))) {
      this.cancelWait();
      this.letGo();
    }
    if (mustFollow) this.background(state.document.rebase().then(() => this.markClean()));
  }

  /** The file's text, for VS Code. */
  served(): string {
    return this.state.document.serve();
  }

  /** An edit of a page, which may have been made on an older text. */
  async edit(change: PageChange, texts: PageTexts): Promise<void> {
    await this.makeEdit(texts.carry(change, this.ports.lists.of()));
  }

  /** One thing more is picked in a field: an unsaved edit that no page has made. */
  async addPicked(field: FieldId, id: string): Promise<void> {
    const { lists } = this.ports;
    await this.makeEdit((now) => ({ ...now, text: addPicked(now, field, id, lists.of()) }));
  }

  /**
   * Saves. One that is asked for while another is under way is carried out after it, with the text as it is then;
   * several are one. After a failure, or when nobody could confirm the save, it waits for the person.
   */
  async save(): Promise<void> {
    await this.saves.ask();
  }

  /** No save, reload, revert or choice is under way or waits its turn. */
  get isIdle(): boolean {
    return this.saves.isIdle && this.queue.isIdle;
  }

  /** Settles when what is under way now has ended. */
  async idle(): Promise<void> {
    await Promise.all([this.saves.idle(), this.queue.idle()]);
  }

  /** Nothing waits for the person any more: they keep their edits for later. */
  letGo(): void {
    const { state } = this;
    if (state.held.reason === undefined) return;
    state.held = state.held.letGo();
    this.ports.changed();
  }

  /** A key has come: why nothing was saved without it is old. */
  forgetReason(): void {
    if (this.state.status.reason !== undefined) this.state.show({});
  }

  /** Everything typed is in the text when this settles. */
  async settle(): Promise<void> {
    await this.ports.text.settle();
  }

  /** Reads the contact again, and does `then`. Unsaved edits stay, on top of what the API holds now. */
  async reload(then?: () => Promise<void>): Promise<void> {
    const { state, ports } = this;
    await this.queue.run(async () => {
      await this.settle();
      ports.lists.followReload();
      const { latest } = state;
      if (latest === undefined) {
        await this.load();
        ports.text.announce();
      } else {
        await state.readAgain(latest);
        this.keepBackup();
      }
      await then?.();
    });
    await this.markClean();
  }

  /** Gives up all unsaved edits: what is stored stands there. */
  async revert(): Promise<void> {
    const { state } = this;
    await this.queue.run(async () => {
      const { latest } = state;
      if (latest === undefined) return;
      state.show({});
      const stored = { text: latest.text, origin: { baseline: latest } };
      if (state.document.isOpen) await state.document.change(() => stored);
    });
    await this.markClean();
  }

  /** Settles one conflict, as a page shows it, in the text; sends nothing. */
  async resolve(choice: PageChoice, texts: PageTexts): Promise<void> {
    const shown = this.edits.findShown(choice, texts);
    await Promise.all([shown, this.queue.run(async () => this.edits.resolve(choice, await shown))]);
    this.keepBackup();
    await this.markClean();
  }

  /** What the last save sent and the API did not take is an unsaved edit again; nothing is sent. */
  async putBack(): Promise<void> {
    await this.queue.run(() => this.edits.putBack());
    this.keepBackup();
  }

  /** Edits that an agent proposes: unsaved, and marked as such. Sends nothing. */
  async propose(make: MakeProposal): Promise<void> {
    await this.queue.run(() => this.edits.propose(make));
    this.keepBackup();
    await this.markClean();
  }

  /** The inverse of a save as an unsaved edit, on what the API holds now. Throws when the text is broken. */
  async undoSave(record: SaveRecord): Promise<UndoPlan> {
    const plan = await this.queue.run(() => this.edits.undoSave(record));
    this.keepBackup();
    return plan;
  }

  /**
   * A document that is open and was never read is one that VS Code restored, or one that stayed open while the extension
   * host was started again. True when it has unsaved text, which has what it was made from by then.
   */
  restore(text: string, isDirty: boolean): Promise<boolean> {
    this.restoring ??= giveOrigin(this, text, isDirty).finally(() => {
      this.restoring = undefined;
    });
    return this.restoring;
  }

  /**
   * VS Code's own save, or another extension, writes a text. It is never sent: what is stored and what asks for nothing is
   * let through, so that the document is clean; the rest is held back.
   */
  mayWrite(text: string): boolean {
    const { state, ports } = this;
    const { origin } = state;
    const asksForNothing = (): boolean =>
      origin !== undefined &&
      !state.isOriginLost &&
      isWithoutEdits(parseContact(origin.baseline, text, ports.lists.of()));
    // What is stored while a save is under way is about to be an older version.
    const isHarmless = !state.status.busy && (text === (state.latest?.text ?? '') || asksForNothing());
    if (!isHarmless && ports.text.isDirty()) this.holdBack('vscodeSave');
    return isHarmless;
  }

  /** VS Code has finished a save of a text without edits, which follows what is stored. */
  async written(): Promise<void> {
    const { state } = this;
    if (!state.document.isOpen || state.text === state.latest?.text) await this.markClean();
    else if (isWithoutEdits(state.parsed)) state.document.follow();
  }

  /** Ends the wait of a save; what is under way goes on. */
  cancelWait(): void {
    if (this.state.status.waiting !== undefined) this.ports.account.cancelWait();
  }

  private async makeEdit(make: (now: Standing) => Standing): Promise<void> {
    const { state, ports } = this;
    if (state.latest === undefined) return;
    if (ports.account.isReadOnly()) {
      state.show({ ...state.status, reason: { kind: 'readOnly' } });
      return;
    }
    state.forgetResult();
    await state.document.change(make);
    this.keepBackup();
    // What is as loaded again is not unsaved any more.
    await this.markClean();
  }

  private holdBack(reason: HeldReason): void {
    this.state.held = this.state.held.holdBack(reason);
    this.ports.changed();
    this.ports.heldBack();
  }

  private async saveNow(): Promise<EndedSave> {
    const { closings } = this.state.document;
    this.letGo();
    await this.settle();
    const end = await this.queue.run(() => saveNow(this.state, closings));
    this.keepBackup();
    await this.markClean();
    return { after: end.after, error: this.ports.ended(end) };
  }

  /** Restored text is there: what became of a save that was cut off, or what did others do meanwhile? */
  async lookAgain(): Promise<void> {
    await lookAgain(this);
  }

  /** A document whose text is the stored one is clean, unless a save is about to store another. */
  async markClean(): Promise<void> {
    const { text } = this.ports;
    if (this.state.status.busy) return;
    if (this.state.document.isOpen && text.read() === this.state.latest?.text && text.isDirty())
      await text.markClean();
  }

  /** What outlives the window follows what is unsaved. */
  private keepBackup(): void {
    const { state, ports } = this;
    const { shown, written } = state;
    if (shown === undefined) return;
    if (!state.document.isOpen || !ports.text.isDirty()) written.forget();
    const backup = written.backup(shown, ports.now());
    const isKept = state.document.isOpen && shown.text !== shown.latest.text;
    this.background(isKept ? ports.backup.keep(backup) : ports.backup.drop());
  }

  /** Nobody waits for it; an error is logged. */
  background(task: Promise<unknown>): void {
    task.catch((error: unknown) => {
      this.ports.note(error);
    });
  }
}
