import type { Baseline } from '../changes/change';
import type { Origin, Standing } from './standing';

/** What VS Code has not put into the document by then it never will: a later text that is the same was pasted. */
const MOST_CHANGES_WHILE_READING = 3;

/** The file's text as VS Code read it last: it may put that into the document later, whatever came meanwhile. */
export class ServedText {
  private served: Standing | undefined;
  private changes = 0;

  serve(stored: Baseline | undefined): void {
    this.served = stored && { text: stored.text, origin: { baseline: stored } };
    this.changes = 0;
  }

  forget(): void {
    this.served = undefined;
  }

  /** What is saved or given counts for a text on its way to the document as it does for those that it has had. */
  mapOrigin(change: (origin: Origin) => Origin): void {
    this.served &&= { ...this.served, origin: change(this.served.origin) };
  }

  /** The document has this text now. What it was made from, when VS Code `mayBeReading` it. */
  take(text: string, mayBeReading: boolean): Origin | undefined {
    const { served } = this;
    this.changes += 1;
    const isRead = mayBeReading && text === served?.text;
    if (isRead || this.changes > MOST_CHANGES_WHILE_READING) this.served = undefined;
    return isRead ? served.origin : undefined;
  }
}
