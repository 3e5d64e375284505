import { findInList, fold, type ListEntry, type ListIndex } from './listIndex';

/** Height of an option in pixels; the style sheet is given it. */
export const optionHeight = 26;
/** Height of the list in pixels, at most. */
export const listHeight = 260;
const spare = 4;
const longestName = 255;

/** What is open, typed and marked in one picker. The picked ids are not here: they are the contact's. */
export class Picker {
  query = '';
  isOpen = false;
  /** Whether the list opens upwards, for want of room below. */
  opensUp = false;
  /** Index of the marked option in `matches`; -1 for none. */
  marked = -1;
  /** What is typed, where nothing in the list is called so and it could be made: a row below the matches; '' otherwise. */
  newName = '';
  /** The name that was asked to be made: it leaves the box when it has come. */
  private awaited = '';
  private scrollTop = 0;
  private index: ListIndex | undefined;
  private takesNew = false;
  private found: readonly ListEntry[] = [];

  constructor(readonly redraw: () => void) {}

  /**
   * The list's entries that fit what is typed.
   * @param takesNew whether what the list lacks could be made
   */
  matches(index: ListIndex, takesNew = false): readonly ListEntry[] {
    if (this.index !== index || this.takesNew !== takesNew) {
      this.index = index;
      this.takesNew = takesNew;
      this.search();
    }
    return this.found;
  }

  /** The part of the matches that can be seen, as indexes; the marked option is always drawn. */
  get visible(): number[] {
    const first = Math.max(0, Math.floor(this.scrollTop / optionHeight) - spare);
    const last = Math.min(this.rowCount, Math.ceil((this.scrollTop + listHeight) / optionHeight) + spare);
    const indexes = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);
    return this.marked < 0 || indexes.includes(this.marked) ? indexes : [...indexes, this.marked];
  }

  /** Matches, and the row that makes what is typed. */
  get rowCount(): number {
    return this.found.length + (this.newName === '' ? 0 : 1);
  }

  get isNewMarked(): boolean {
    return this.newName !== '' && this.marked === this.found.length;
  }

  setQuery(query: string): void {
    this.query = query;
    this.awaited = '';
    this.search();
  }

  /** The typed name stays in the box until it is picked: whoever leaves the question has it still. */
  awaitNew(): void {
    this.awaited = this.newName;
    this.close();
  }

  /** What was asked for may be among what is picked now. */
  followPicked(names: readonly (string | undefined)[]): void {
    if (this.awaited !== '' && names.includes(this.awaited)) this.setQuery('');
  }

  open(): void {
    this.isOpen = true;
  }

  close(): void {
    this.isOpen = false;
    this.marked = -1;
    this.scrollTop = 0;
  }

  /**
   * Moves the mark, round the ends. Downwards it stays among the matches: who types, steps down to the only one and
   * presses Enter wants that one, and nothing made. The row that makes is one step up from the first, and at the end.
   */
  move(by: number): void {
    const { length } = this.found;
    const rows = by > 0 && length > 0 ? length : this.rowCount;
    if (rows === 0) return;
    const isInside = this.marked >= 0 && this.marked < rows;
    const outside = by > 0 ? -1 : 0;
    this.marked = ((isInside ? this.marked : outside) + by + rows) % rows;
  }

  /** Moves the mark by pages, or to an end: never round it. */
  moveTo(index: number): void {
    this.marked = Math.max(0, Math.min(this.rowCount - 1, index));
  }

  scrolledTo(scrollTop: number): void {
    this.scrollTop = scrollTop;
    this.redraw();
  }

  /** Where the list must be scrolled to show the marked option. */
  get scrollTarget(): number {
    const top = this.marked * optionHeight;
    if (this.marked < 0) return this.scrollTop;
    if (top < this.scrollTop) return top;
    return Math.max(this.scrollTop, top + optionHeight - listHeight);
  }

  private search(): void {
    this.found = this.index ? findInList(this.index, this.query) : [];
    this.newName = this.takesNew ? this.unknownName() : '';
    this.marked = this.query.trim() === '' || this.rowCount === 0 ? -1 : 0;
    this.scrollTop = 0;
  }

  private unknownName(): string {
    const name = this.query.trim();
    const folded = fold(name);
    const isKnown = this.found.some((entry) => entry.folded === folded);
    return isKnown || name.length > longestName ? '' : name;
  }
}
