import type { Baseline } from '../changes/change';
import type { Origin, OriginOf, Standing } from './standing';

/** The file's text as VS Code read it last: it may put that into the document later, whatever came meanwhile. */
export class ServedText {
  private served: Standing | undefined;

  serve(stored: Baseline | undefined): void {
    this.served = stored && { text: stored.text, origin: { baseline: stored } };
  }

  forget(): void {
    this.served = undefined;
  }

  /** What is saved or given counts for a text on its way to the document as it does for those that it has had. */
  mapOrigin(change: (origin: Origin) => OriginOf): void {
    this.served &&= { ...this.served, origin: change(this.served.origin)(this.served.text) };
  }

  /** What the text was made from that the document has now, if VS Code has read it: that happens once. */
  take(text: string): Origin | undefined {
    const { served } = this;
    if (text !== served?.text) return undefined;
    this.served = undefined;
    return served.origin;
  }
}
