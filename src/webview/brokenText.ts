import type { Body, PageState } from '../protocol/messages';

type BrokenBody = Extract<Body, { kind: 'brokenText' }>;

/** In milliseconds: who types JSON breaks it at every second key and mends it at the next. */
const pause = 700;

/** The document's text is not valid JSON. The form from before stays; after a pause it is said, and nothing can be typed. */
export class BrokenText {
  private body: BrokenBody | undefined;
  private isOver = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly redraw: () => void) {}

  /** Whether the text is not valid JSON now. */
  get isBroken(): boolean {
    return this.body !== undefined;
  }

  /** What is wrong with the text, once it is to be said. */
  get told(): BrokenBody | undefined {
    return this.isOver ? this.body : undefined;
  }

  /** The state to be shown: where there was a form of the same contact, it stays. */
  follow(state: PageState, last: PageState | undefined): PageState {
    if (state.body.kind !== 'brokenText' || last?.body.kind !== 'form') {
      this.end();
      return state;
    }
    if (this.body === undefined) this.begin();
    this.body = state.body;
    return { ...state, body: last.body };
  }

  /** Says it without waiting: the person wants to go on. */
  tell(): void {
    clearTimeout(this.timer);
    this.isOver = this.isBroken;
  }

  private begin(): void {
    this.timer = setTimeout(() => {
      this.isOver = true;
      this.redraw();
    }, pause);
  }

  private end(): void {
    clearTimeout(this.timer);
    this.body = undefined;
    this.isOver = false;
  }
}
