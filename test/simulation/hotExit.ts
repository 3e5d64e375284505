import type { Clock } from './clock';
import type { DocumentEvent } from './simulatedDocument';
import type { NumberedText } from './knownTexts';

/** In milliseconds: so long an unsaved text stands before VS Code writes it down. */
const PAUSE = 1000;

/** What VS Code has written down of a document's unsaved texts: that comes back when it ends without a warning. */
export class HotExit {
  /** Since the document was clean. */
  private unsaved: (NumberedText & { readonly at: number })[] = [];

  constructor(private readonly clock: Clock) {}

  note({ kind, isDirty, text }: DocumentEvent, number: number): void {
    if (isDirty) this.unsaved.push({ text, number, at: this.clock.now });
    // The text of an edit comes before it makes the document unsaved.
    else if (kind === 'dirty') this.unsaved = [];
  }

  /** It has come back: it is written down already. */
  begin(text: NumberedText | undefined): void {
    this.unsaved = text === undefined ? [] : [{ ...text, at: -PAUSE }];
  }

  get last(): NumberedText | undefined {
    const written = this.unsaved.findLast(({ at }, place) => {
      const next = this.unsaved[place + 1]?.at ?? this.clock.now;
      return next - at >= PAUSE;
    });
    // The same text typed once more nobody can tell from it.
    return this.unsaved.findLast(({ text }) => text === written?.text);
  }
}
