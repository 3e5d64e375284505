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
  /** Which of the document's texts that is. */
  readonly documentNumber: number | undefined;
  readonly conflicts: readonly { readonly field: FieldId; readonly slot: string }[];
  readonly isBehind: boolean;
  /** It offers the options of custom fields. */
  readonly knowsOptions: boolean;
}

/** What a person does to a field. */
export interface Typed {
  readonly field: FieldId;
  readonly slot: string;
  readonly edit: FieldEdit;
}

/** What a page has had to do with the text, for whoever watches. */
interface PageWatch {
  fails(error: unknown): void;
  /** An edit that was made on a text that showed `shown` is in the text now. */
  landed(typed: Typed, shown: string): void;
}

/**
 * A form: what it shows comes late, and what is typed into it is sent when the person pauses. VS Code does away with one
 * that is hidden, after it could send what was typed; shown again it is empty, and says that it is ready.
 */
export class SimulatedPage {
  view: PageView | undefined;
  isHidden = false;
  /** The number of the text that was shown when something was typed last. */
  typedOn: number | undefined;
  /** Whether the extension knows of a page that can show something. */
  private isReady = true;
  readonly texts = new PageTexts();
  private readonly up: Channel;
  private readonly down: Channel;
  private isDrawing = false;
  private pending: (Typed & { readonly textNumber: number; readonly shown: string })[] = [];
  private isEnded = false;

  constructor(
    private readonly clock: Clock,
    random: Random,
    private readonly vscode: SimulatedVscode,
    private readonly session: Session,
    private readonly watch: PageWatch,
  ) {
    const delay = (): number => (random.chance(0.1) ? random.below(300) : random.below(10));
    this.up = new Channel(clock, delay);
    this.down = new Channel(clock, delay);
  }

  hide(): void {
    this.send();
    this.isHidden = true;
    this.view = undefined;
    this.vscode.deliver(() => {
      this.isReady = false;
    });
  }

  show(): void {
    this.isHidden = false;
    this.up.send(() => {
      this.vscode.deliver(() => {
        this.isReady = true;
        this.draw();
      });
    });
  }

  type(typed: Typed): void {
    if (this.view === undefined) return;
    const { textNumber, text: shown } = this.view;
    this.typedOn = textNumber;
    this.pending.push({ ...typed, textNumber, shown });
    this.clock.after(300, () => {
      this.send();
    });
  }

  /** Sends what was typed; resolves when the extension has heard of it, at once for a page that is not there. */
  flush(): Promise<void> {
    if (!this.isReady || this.isHidden) return Promise.resolve();
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
    if (this.isDrawing || this.isEnded || !this.isReady) return;
    this.isDrawing = true;
    queueMicrotask(() => {
      this.isDrawing = false;
      const { state } = this.session;
      const { shown, isBehind } = state;
      if (shown === undefined) return;
      const { text } = shown;
      const conflicts = state.conflicts.map(({ field, slot }) => ({ field, slot }));
      const textNumber = this.texts.show(shown);
      const documentNumber = this.vscode.knownNumber;
      const knowsOptions = state.ports.lists.of().customFields.kind === 'loaded';
      const view = { textNumber, text, documentNumber, conflicts, isBehind, knowsOptions };
      this.down.send(() => {
        if (!this.isHidden) this.view = view;
      });
    });
  }

  end(): void {
    this.isEnded = true;
  }

  private send(): void {
    const typed = this.pending;
    this.pending = [];
    for (const { field, slot, edit, textNumber, shown } of typed) {
      this.up.send(() => {
        if (this.isEnded) return;
        this.vscode.deliver(() => {
          const change = { field, slot, edit, textNumber };
          this.vscode
            .asPage(() => this.session.edit(change, this.texts))
            .then(() => {
              if (!this.isEnded) this.watch.landed(change, shown);
            })
            .catch((error: unknown) => {
              this.watch.fails(error);
            });
        });
      });
    }
  }
}
