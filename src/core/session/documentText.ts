import { missingDetails } from '../changes/missingDetails';
import type { Baseline, Change, ParsedContact } from '../changes/change';
import { changesIn } from '../changes/parsedContact';
import { type Comparison, isBehind } from './comparison';
import { isReadable, knowing, lostOrigin, savedOrigin, upToDate } from './origin';
import type { SessionPorts } from './ports';
import { ServedTexts } from './servedTexts';
import type { Origin, OriginOf, Standing } from './standing';
import { type TextCause, TextHistory } from './textHistory';

/** What a text is measured against when it is moved on top of what the API gave. */
type MergeBase = (now: Standing) => Baseline;

const ownOrigin: MergeBase = ({ origin }) => origin.baseline;

/** The text of a contact's document, what it was made from, and how it follows what the API gives. */
export class DocumentText {
  private stored: Baseline | undefined;
  private history: TextHistory | undefined;
  private readonly served = new ServedTexts();
  /** What a text that looks like one that was read is made from when it proves to be an edit. */
  private originIfEdited: Origin | undefined;
  /** Of an unsaved text that VS Code has brought back all was saved before. */
  private savedText: string | undefined;
  /** The document is to follow what the API gave, measured from this; text that is no JSON right now does so later. */
  private pendingBase: MergeBase | undefined;
  /** What VS Code has read, and nobody undoes: what is typed over it is measured against that. */
  private readBase: Baseline | undefined;
  /** How often the document was closed: one that is opened after that has nothing of the texts before. */
  closings = 0;
  /** Edits on their way that bring the document up to date. */
  private rebases = 0;

  constructor(
    private readonly ports: SessionPorts,
    private readonly comparison: Comparison,
  ) {}

  /** The contact as the API last gave it. */
  get latest(): Baseline | undefined {
    return this.stored;
  }

  /** As it stands in the document; the stored one when none is open. */
  get text(): string {
    return this.history?.text ?? this.stored?.text ?? '';
  }

  /** Undefined while no contact is loaded. */
  get origin(): Origin | undefined {
    return this.stored && (this.history?.origin ?? { baseline: this.stored });
  }

  /** What the text asks for; read once for all who ask. */
  get parsed(): ParsedContact | undefined {
    const { origin, text } = this;
    if (origin === undefined) return undefined;
    return this.comparison.parse({ text, origin }, this.ports.lists.of());
  }

  /** None while the text is broken or no contact is loaded. */
  get changes(): readonly Change[] {
    const { parsed } = this;
    return parsed === undefined ? [] : changesIn(parsed);
  }

  /**
   * VS Code calls a document clean that an undo has led to what was saved last, though saves of ours came after it, or
   * others have put in what that text leaves out.
   */
  get isCleanByUndo(): boolean {
    const { stored, text } = this;
    if (this.history?.isByUndo !== true || this.ports.text.isDirty()) return false;
    if (this.changes.length > 0) return true;
    if (stored === undefined || this.isRebasePending || !isReadable(text)) return false;
    return isBehind({ text, seen: [] }, stored, [], this.ports.lists.of());
  }

  /** The document does not yet stand on what the API gave last. */
  get isRebasePending(): boolean {
    return this.pendingBase !== undefined || this.rebases > 0;
  }

  /** The API has given the contact. What it once gave is no edit in any text. */
  takeLatest(latest: Baseline): void {
    this.stored = latest;
    this.mapOrigins((origin) => {
      const known = knowing(origin, latest);
      return () => known;
    });
  }

  /** The stored text, as VS Code reads it. */
  serve(): string {
    this.served.serve(this.stored);
    return this.stored?.text ?? '';
  }

  /** The document is open, with a text that was made from `origin`. */
  open(text: string, origin: Origin): void {
    this.served.forget();
    this.readBase = undefined;
    this.history = new TextHistory(text, origin, !this.ports.text.isDirty());
    this.ports.changed();
  }

  /** The document is open with a text of which nothing is known. A clean one shows what was stored before, and follows. */
  begin(text: string): void {
    const { stored } = this;
    if (stored === undefined || this.isOpen) return;
    if (text === stored.text) this.open(text, { baseline: stored });
    else if (this.ports.text.isDirty()) this.open(text, this.restoredOrigin(stored, text));
    else {
      this.open(text, { baseline: isReadable(text) ? { text, seen: stored.seen } : stored });
      // Of an edit VS Code may have told the text, and not yet that it is unsaved.
      this.originIfEdited = this.restoredOrigin(stored, text);
      this.follow();
    }
  }

  /** Of this text, which VS Code has brought back, all was saved before. */
  noteSaved(text: string): void {
    this.savedText = text;
  }

  private restoredOrigin(stored: Baseline, text: string): Origin {
    return text === this.savedText
      ? savedOrigin(stored, text)
      : lostOrigin(stored, text, this.ports.lists.of());
  }

  get isOpen(): boolean {
    return this.history !== undefined;
  }

  close(): void {
    this.history = undefined;
    this.closings += 1;
    this.savedText = undefined;
    this.pendingBase = undefined;
  }

  /** VS Code tells of a change of the document's text. Whether the document should follow what the API gave, now. */
  note(text: string, cause: TextCause, isDirty = false): boolean {
    const { history, stored } = this;
    if (history === undefined || stored === undefined) return false;
    const { originIfEdited } = this;
    this.originIfEdited = undefined;
    if (cause !== 'edit') this.readBase = undefined;
    // An edit of ours may look like this, too: VS Code says only later that it has made the document unsaved.
    const mayBeRead = cause === 'edit' && !isDirty;
    const served = mayBeRead ? this.served.take(text) : undefined;
    // What the API gave last is made from that, whoever brings it.
    if (cause === 'edit' && text === stored.text) {
      history.noteRead(text, { baseline: stored }, mayBeRead);
      this.pendingBase = undefined;
    } else if (served !== undefined) {
      // Read before a save or a reload had ended, and put there after it.
      this.originIfEdited = history.expectedOrigin(text) ?? history.origin;
      history.noteRead(text, served);
      this.follow();
    } else {
      // What is typed before VS Code has read the contact, in a document that was empty, was made from nothing of it.
      if (originIfEdited !== undefined && !isReadable(history.text)) history.setOrigin(originIfEdited);
      const before = history.origin;
      const isGivenUp = cause === 'edit' && history.revivesGivenUp(text);
      history.note(text, cause, () => lostOrigin(stored, text, this.ports.lists.of()));
      if (cause !== 'edit' || history.origin !== before) this.pendingBase = undefined;
      // Revert File has come between: nobody wants the edits that this has brought back.
      if (isGivenUp) this.pendingBase = () => savedOrigin(stored, text).baseline;
    }
    this.findLost();
    this.ports.changed();
    return this.pendingBase !== undefined && isReadable(text);
  }

  /** VS Code has told whether the document is unsaved. Whether its text is made from something else then. */
  noteDirty(isDirty: boolean): boolean {
    const { history, stored, originIfEdited } = this;
    // What VS Code reads leaves a document clean; what a person pastes, or VS Code has restored, does not.
    const isEdit = isDirty && history?.isRead === true;
    if (isEdit) {
      history.takeAsEdit(originIfEdited ?? history.origin);
      this.originIfEdited = undefined;
      this.readBase = undefined;
    }
    // VS Code has read or written what it calls clean, be it what stood there, unless an undo led to it.
    if (!isDirty && history?.isByUndo === false) history.isRead = true;
    // Text of lost origin that is clean stood there once before: it is an older version, with nothing to settle.
    const isOlder = !isDirty && history?.origin.unsettled !== undefined && isReadable(history.text);
    if (isOlder && stored !== undefined) history.setOrigin(savedOrigin(stored, history.text));
    const isChanged = isOlder || isEdit;
    if (isChanged) this.pendingBase = undefined;
    // What it calls clean may be older by now than what is stored.
    if (!isDirty && this.pendingBase === undefined && this.isToRead) this.follow();
    return isChanged;
  }

  /** A text that the document is known to have, though no event came. */
  sync(text: string): void {
    if (this.history !== undefined && text !== this.history.text)
      this.note(text, 'edit', this.ports.text.isDirty());
  }

  /**
   * Edits the text, and says what it is made from then. `make` may be asked more than once; what it has made last comes
   * back. An edit that `isFollowing` only brings what the API gave.
   */
  async change<Made extends Standing>(make: (now: Standing) => Made, isFollowing = false): Promise<Made> {
    let asked: string | undefined;
    try {
      return await this.ports.text.edit((text) => {
        this.begin(text);
        this.sync(text);
        const made = make({ text, origin: this.requireOrigin() });
        asked = made.text;
        this.history?.expect(made.text, made.origin, isFollowing);
        return made;
      });
    } catch (error) {
      this.history?.forgetExpected(asked);
      throw error;
    } finally {
      this.findLost();
      this.ports.changed();
    }
  }

  /**
   * The document follows what the API gave, below its edits: where others changed the same pieces, what it is made from
   * keeps the old values. Text that is no JSON right now follows at the change that makes it so.
   */
  async rebase(from = this.pendingBase ?? ownOrigin): Promise<void> {
    if (this.history === undefined) return;
    if (this.isAsRead) {
      this.follow();
      return;
    }
    this.pendingBase = from;
    this.rebases += 1;
    try {
      await this.change((now) => this.rebased(now, from), true);
    } finally {
      this.rebases -= 1;
      this.ports.changed();
    }
  }

  private rebased(now: Standing, from: MergeBase): Standing {
    const { stored } = this;
    if (stored === undefined || !isReadable(now.text)) return now;
    if (this.isAsRead) {
      // VS Code has read its file while the edit was on its way.
      this.follow();
      return now;
    }
    // What was removed would look untouched beside an answer that leaves it out: the text waits for a whole one.
    if (missingDetails(now.origin.baseline, stored, this.changes).length > 0) return now;
    this.pendingBase = undefined;
    return upToDate(now, stored, this.ports.lists.of(), from(now));
  }

  /** A clean document reads what the API gave by itself; one that is edited before it does so follows then. */
  follow(): void {
    const { history, stored, isAsRead } = this;
    this.pendingBase = undefined;
    if (history !== undefined && stored !== undefined && history.text !== stored.text) {
      const { text } = history;
      this.readBase = isAsRead && isReadable(text) ? { text, seen: stored.seen } : undefined;
      this.pendingBase = ({ origin }) => this.readBase ?? origin.baseline;
    }
    this.ports.text.announce();
  }

  /** VS Code has read the text, and nobody has touched it: whatever a save makes of its origin, there is no edit in it. */
  private get isAsRead(): boolean {
    return this.history?.isRead === true;
  }

  /** It was reverted, or read anew, and not led to by an undo: an older version that is to give way to what is stored. */
  get isToRead(): boolean {
    return this.isAsRead && this.history?.isByUndo === false && this.text !== this.stored?.text;
  }

  mapOrigins(change: (origin: Origin) => OriginOf): void {
    this.history?.mapOrigins(change);
    this.served.mapOrigins(change);
  }

  requireOrigin(): Origin {
    const { origin } = this;
    if (origin === undefined) throw new Error('The contact is not loaded.');
    return origin;
  }

  /** Broken text was restored: what it asks for shows when it can be read. */
  private findLost(): void {
    const { history, stored } = this;
    if (history?.origin.unsettled?.length !== 0 || stored === undefined) return;
    if (isReadable(history.text)) {
      history.setOrigin(lostOrigin(stored, history.text, this.ports.lists.of()));
    }
  }
}
