import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

interface Drawn {
  /** What it is a picture of, in order; while it is hidden, only other members draw it anew. */
  readonly members: readonly string[];
  /** Values that must be the same for it to stay as it is. */
  readonly causes: readonly unknown[];
}

const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((value, index) => value === b[index]);

/** Draws only what has changed, and what is hidden not before it is seen again. */
class WhenSeen extends Directive {
  private last: Drawn | undefined;

  override render(isSeen: boolean, drawn: Drawn, draw: () => unknown): unknown {
    const isOfSame = this.last !== undefined && isSame(this.last.members, drawn.members);
    if (isOfSame && (!isSeen || isSame(this.last?.causes ?? [], drawn.causes))) return noChange;
    this.last = drawn;
    return draw();
  }
}

export const whenSeen = directive(WhenSeen);
