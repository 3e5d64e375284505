import type { Baseline } from '../changes/change';

/** What VS Code has not put into the document by then it never will: a later text that is the same was pasted. */
const MOST_CHANGES_WHILE_READING = 3;

/** The file's text as VS Code read it last: it may put that into the document later, whatever came meanwhile. */
export class ServedText {
  private served: Baseline | undefined;
  private changes = 0;

  serve(stored: Baseline | undefined): void {
    this.served = stored;
    this.changes = 0;
  }

  forget(): void {
    this.served = undefined;
  }

  /** The document has this text now. What it is, when VS Code `mayBeReading` it. */
  take(text: string, mayBeReading: boolean): Baseline | undefined {
    const { served } = this;
    this.changes += 1;
    const isRead = mayBeReading && text === served?.text;
    if (isRead || this.changes > MOST_CHANGES_WHILE_READING) this.served = undefined;
    return isRead ? served : undefined;
  }
}
