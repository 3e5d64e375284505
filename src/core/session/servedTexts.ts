import type { Baseline } from '../changes/change';
import type { Origin, OriginOf, Standing } from './standing';

/** VS Code reads a file once more before it has put what it read there. */
const MOST_SERVED = 5;

/** The file's texts as VS Code has read them lately: it may put one into the document later, whatever came meanwhile. */
export class ServedTexts {
  private served: readonly Standing[] = [];

  serve(stored: Baseline | undefined): void {
    if (stored === undefined) return;
    const others = this.served.filter(({ text }) => text !== stored.text);
    this.served = [...others, { text: stored.text, origin: { baseline: stored } }].slice(-MOST_SERVED);
  }

  forget(): void {
    this.served = [];
  }

  /** What is saved or given counts for a text on its way to the document as it does for those that it has had. */
  mapOrigins(change: (origin: Origin) => OriginOf): void {
    this.served = this.served.map(({ text, origin }) => ({ text, origin: change(origin)(text) }));
  }

  /** What the text was made from that the document has now, if VS Code has read it: that happens once. */
  take(text: string): Origin | undefined {
    const found = this.served.findIndex((one) => one.text === text);
    const taken = this.served[found];
    this.served = this.served.slice(found + 1);
    return taken?.origin;
  }
}
