import type { FieldEdit, FieldId } from '../../src/core/fields/fieldView';
import { PageTexts } from '../../src/core/session/pageTexts';
import type { Session } from '../../src/core/session/session';
import { Channel, type Clock } from './clock';
import type { Random } from './random';
import type { SimulatedVscode } from './simulatedVscode';

/** What a page shows. */
export interface PageView {
  readonly textNumber: number;
  readonly text: string;
  readonly conflicts: readonly { readonly field: FieldId; readonly slot: string }[];
  readonly isBehind: boolean;
}

interface Typed {
  readonly field: FieldId;
  readonly slot: string;
  readonly edit: FieldEdit;
}

/** A form: what it shows comes late, and what is typed into it is sent when the person pauses. */
export class SimulatedPage {
  view: PageView | undefined;
  private readonly texts = new PageTexts();
  private readonly up: Channel;
  private readonly down: Channel;
  private isDrawing = false;
  private pending: (Typed & { readonly textNumber: number })[] = [];
  private isEnded = false;

  constructor(
    private readonly clock: Clock,
    random: Random,
    private readonly vscode: SimulatedVscode,
    private readonly session: Session,
    private readonly fails: (error: unknown) => void,
  ) {
    const delay = (): number => (random.chance(0.1) ? random.below(300) : random.below(10));
    this.up = new Channel(clock, delay);
    this.down = new Channel(clock, delay);
  }

  type(typed: Typed): void {
    this.pending.push({ ...typed, textNumber: this.view?.textNumber ?? 0 });
    this.clock.after(300, () => {
      this.send();
    });
  }

  /** Sends what was typed; resolves when the extension has heard of it. */
  flush(): Promise<void> {
    return new Promise((resolve) => {
      this.down.send(() => {
        this.send();
        this.up.send(() => {
          this.vscode.deliver(resolve);
        });
      });
    });
  }

  /** Carries a person's click to the extension. */
  ask(task: () => void): void {
    this.send();
    this.up.send(() => {
      if (!this.isEnded) this.vscode.deliver(task);
    });
  }

  draw(): void {
    if (this.isDrawing || this.isEnded) return;
    this.isDrawing = true;
    queueMicrotask(() => {
      this.isDrawing = false;
      const { state } = this.session;
      if (state.origin === undefined) return;
      const { text, isBehind } = state;
      const conflicts = state.conflicts.map(({ field, slot }) => ({ field, slot }));
      const view = { textNumber: this.texts.show(state.origin.baseline, text), text, conflicts, isBehind };
      this.down.send(() => {
        this.view = view;
      });
    });
  }

  end(): void {
    this.isEnded = true;
  }

  private send(): void {
    const typed = this.pending;
    this.pending = [];
    for (const { field, slot, edit, textNumber } of typed) {
      this.up.send(() => {
        if (this.isEnded) return;
        this.vscode.deliver(() => {
          const change = { field, slot, edit, textNumber };
          this.vscode.asPage(() => this.session.edit(change, this.texts)).catch(this.fails);
        });
      });
    }
  }
}
