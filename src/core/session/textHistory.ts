import type { Origin, OriginOf } from './standing';

/** How VS Code says that a text came: an undo, a redo, or anything else. */
export type TextCause = 'edit' | 'undo' | 'redo';

interface Entry {
  readonly text: string;
  readonly origin: Origin;
}

const MOST_ENTRIES = 500;
/** Of all texts together. */
const MOST_CHARACTERS = 8_000_000;

/**
 * The texts that a document has had, in the order in which VS Code told of them, each with what it was made from. A
 * mirror of VS Code's own undo stack: what is typed or pasted is made from what the text before was, and undo and redo
 * lead along the row. It depends on the order of events, which is certain, and never on their time.
 */
export class TextHistory {
  /** Whether undo or redo has led here; of a text that stood there clean when we came nobody knows. */
  isByUndo: boolean;
  private entries: Entry[];
  private at = 0;
  /** A text that we have asked VS Code to take, with what it is made from; when it only follows what the API gave, nobody has asked for it. */
  private expected: (Entry & { readonly isFollowing: boolean }) | undefined;

  constructor(
    text: string,
    origin: Origin,
    /** VS Code has read the text that stands there. */
    public isRead = false,
  ) {
    this.entries = [{ text, origin }];
    this.isByUndo = isRead;
  }

  get text(): string {
    return this.current.text;
  }

  get origin(): Origin {
    return this.current.origin;
  }

  /** What a text was made from that stands nowhere in the row, `unknown` says. */
  note(text: string, cause: TextCause, unknown: (text: string) => Origin): void {
    this.isByUndo = cause !== 'edit';
    this.isRead = false;
    if (cause === 'edit') this.push(text, this.takeExpected(text) ?? this.origin);
    else this.move(text, cause, unknown);
  }

  /** VS Code has read the stored text again, or it was typed: then the document is unsaved. */
  noteRead(text: string, origin: Origin, isRead = true): void {
    this.isByUndo = false;
    this.isRead = isRead;
    // An edit of ours that brings the stored text looks like this, too; a later text that is the same is another.
    this.takeExpected(text);
    this.push(text, origin);
  }

  /** What seemed to be read was an edit of what stood there. */
  takeAsEdit(origin: Origin): void {
    this.isRead = false;
    this.setOrigin(origin);
  }

  /** An edit of ours is about to give the document this text, or has found it there: then no event comes. */
  expect(text: string, origin: Origin, isFollowing = false): void {
    this.expected = text === this.text ? undefined : { text, origin, isFollowing };
    if (text === this.text) this.setOrigin(origin);
  }

  /** VS Code has not taken our edit that asked for this: a later text that is the same is another. The next may be under way. */
  forgetExpected(text: string | undefined): void {
    if (this.expected?.text === text) this.expected = undefined;
  }

  /** What the text is made from that an edit of ours is to give the document; undefined when that is another. */
  expectedOrigin(text: string): Origin | undefined {
    return this.expected?.text === text ? this.expected.origin : undefined;
  }

  /** This text is to follow what the API gave, below the edits of one that VS Code has called clean since. */
  isOfGivenUp(text: string): boolean {
    return this.isRead && this.expected?.text === text && this.expected.isFollowing;
  }

  /** What the current text counts as made from. */
  setOrigin(origin: Origin): void {
    this.entries[this.at] = { text: this.text, origin };
  }

  /** Changes what all texts were made from; the same origin is asked for once. */
  mapOrigins(change: (origin: Origin) => OriginOf): void {
    const known = new Map<Origin, OriginOf>();
    const map = ({ text, origin }: Entry): Entry => {
      const originOf = known.get(origin) ?? change(origin);
      known.set(origin, originOf);
      return { text, origin: originOf(text) };
    };
    this.entries = this.entries.map(map);
    // An edit of ours can be on its way to the document while a save ends.
    this.expected &&= { ...this.expected, ...map(this.expected) };
  }

  private get current(): Entry {
    const entry = this.entries[this.at];
    if (entry === undefined) throw new Error('A history has a text at every time.');
    return entry;
  }

  private takeExpected(text: string): Origin | undefined {
    const { expected } = this;
    if (expected?.text !== text) return undefined;
    this.expected = undefined;
    return expected.origin;
  }

  private push(text: string, origin: Origin): void {
    this.entries = [...this.entries.slice(0, this.at + 1), { text, origin }];
    this.at += 1;
    this.forgetOldest();
  }

  /** VS Code joins what is typed: one undo may pass several texts, and leads to the nearest that is the same. */
  private move(text: string, cause: 'undo' | 'redo', unknown: (text: string) => Origin): void {
    const isUndo = cause === 'undo';
    const found = isUndo
      ? this.entries.findLastIndex((entry, index) => index < this.at && entry.text === text)
      : this.entries.findIndex((entry, index) => index > this.at && entry.text === text);
    if (found >= 0) {
      this.at = found;
      return;
    }
    const entry = { text, origin: unknown(text) };
    this.entries = isUndo
      ? [entry, ...this.entries.slice(this.at)]
      : [...this.entries.slice(0, this.at + 1), entry];
    this.at = isUndo ? 0 : this.entries.length - 1;
  }

  private forgetOldest(): void {
    let characters = 0;
    const kept = this.entries.findLastIndex(({ text }) => (characters += text.length) > MOST_CHARACTERS);
    const first = Math.min(this.at, Math.max(kept + 1, this.entries.length - MOST_ENTRIES));
    if (first === 0) return;
    this.entries = this.entries.slice(first);
    this.at -= first;
  }
}
