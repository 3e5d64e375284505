import { noChange } from 'lit';
import { Directive, directive, type ChildPart } from 'lit/directive.js';

interface Drawn {
  /** The elements' keys, in order; while all are hidden, only others draw them again. */
  readonly members: readonly string[];
  /** Values that must be the same for the elements to stay as they are. */
  readonly causes: readonly unknown[];
  /** Which of the elements are shown. */
  readonly shown: readonly boolean[];
  /** The text of each one's `.technical`; '' hides it. */
  readonly technical: readonly string[];
}

const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((value, index) => value === b[index]);

const areSeen = ({ shown }: Drawn) => shown.includes(true);

/** Draws elements only when one has changed, and what is hidden not before it is seen again. */
class WhenSeen extends Directive {
  private last: Drawn | undefined;

  override render(drawn: Drawn, draw: () => unknown): unknown {
    const { last } = this;
    const areSame = last !== undefined && isSame(last.members, drawn.members);
    if (areSame && (!areSeen(drawn) || isSame(last.causes, drawn.causes))) return noChange;
    this.last = drawn;
    return draw();
  }
}

/** After `whenSeen`, in the same element: what a key in the filter box changes, in hundreds of fields, needs no draw. */
class ShowMembers extends Directive {
  private last: Drawn | undefined;

  override render: (drawn: Drawn) => typeof noChange = () => noChange;

  override update({ parentNode }: ChildPart, [drawn]: [Drawn]): typeof noChange {
    if (!(parentNode instanceof Element) || !this.isNews(drawn)) return noChange;
    this.last = drawn;
    for (const [index, element] of [...parentNode.children].entries()) {
      element.toggleAttribute('hidden', drawn.shown[index] !== true);
      showText(element.querySelector('.technical'), drawn.technical[index] ?? '');
    }
    return noChange;
  }

  private isNews(drawn: Drawn): boolean {
    const { last } = this;
    if (last === undefined || !isSame(last.members, drawn.members)) return true;
    const isAsBefore =
      isSame(last.shown, drawn.shown) &&
      isSame(last.technical, drawn.technical) &&
      isSame(last.causes, drawn.causes);
    return areSeen(drawn) && !isAsBefore;
  }
}

function showText(line: Element | null, text: string): void {
  if (line === null || line.textContent === text) return;
  line.textContent = text;
  line.toggleAttribute('hidden', text === '');
}

export const whenSeen = directive(WhenSeen);
export const showMembers = directive(ShowMembers);
