import type { Edited, TextPort } from '../../src/core/session/ports';
import type { TextCause } from '../../src/core/session/textHistory';
import { Channel, type Clock } from './clock';
import { HotExit } from './hotExit';
import type { NumberedText } from './knownTexts';
import type { Random } from './random';
import { type DocumentEvent, SimulatedDocument } from './simulatedDocument';

/**
 * Who changes a text: what a person types in the JSON, a page's edit, what the extension does by itself, VS Code reading
 * the file by itself, or because the person wants the text reverted.
 */
export type Author = 'person' | 'page' | 'extension' | 'read' | 'revert';

/** What the extension does when VS Code asks. */
export interface ExtensionSide {
  opened(text: string, isDirty: boolean): void;
  changed(text: string, cause: TextCause, isDirty: boolean): void;
  dirtyChanged(isDirty: boolean): void;
  closed(): void;
  readFile(): string;
  /** Whether the text may be written. */
  writeFile(text: string): boolean;
  /** VS Code has finished a save. */
  saved(text: string): void;
  /** Everything that was typed is on its way to the extension. */
  flushPages(): Promise<void>;
}

export type WatchedEvent = (DocumentEvent | { readonly kind: 'opened'; readonly text: string }) & {
  /** Which of all texts it is. */
  readonly number: number;
};

/** VS Code's own process, and what the extension host knows of its document: later, and in order. */
export class SimulatedVscode {
  document: SimulatedDocument | undefined;
  private known: { text: string; number: number; version: number; isDirty: boolean } | undefined;
  /** Counts the texts that documents have had: the same text may stand there twice, made from different versions. */
  private textNumber = 0;
  private toExtension: Channel;
  private toVscode: Channel;
  private queue: Promise<unknown> = Promise.resolve();
  /** Counts the runs of the extension: what was sent to one that has ended goes nowhere. */
  private run = 0;
  private extension: ExtensionSide | undefined;
  private author: Author = 'person';
  private readonly hotExit: HotExit;
  private editor: 'page' | 'extension' = 'extension';
  /** Counts the edits that are somebody's, as if they were a page's. */
  private claims = 0;

  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    /** Sees what each change of the text was. */
    private readonly watch: (event: WatchedEvent, by: Author) => void,
  ) {
    this.toExtension = this.channel();
    this.toVscode = this.channel();
    this.hotExit = new HotExit(clock);
  }

  /** Which of all texts the document has now. */
  get number(): number {
    return this.textNumber;
  }

  /** Which of them the extension knows to stand there; undefined while it knows of no document. */
  get knownNumber(): number | undefined {
    return this.known?.number;
  }

  /** A run of the extension begins. Gives the document as that one reaches it. */
  start(): TextPort {
    this.run += 1;
    this.toExtension = this.channel();
    this.toVscode = this.channel();
    this.queue = Promise.resolve();
    this.known = undefined;
    return this.port(this.run);
  }

  /** The extension listens; the document may be there already. */
  attach(extension: ExtensionSide): void {
    this.extension = extension;
    const { document } = this;
    if (document !== undefined) this.tellOpen(document);
  }

  /** The run of the extension ends in good order: it has heard of all that has happened. */
  end(): void {
    this.toExtension.flush();
    this.extension = undefined;
  }

  /** The window is loaded again: unsaved text comes back, without its undo stack, and the rest is read when it is asked for. */
  reloadWindow(): void {
    const { document, textNumber: number } = this;
    this.startOver(document?.isDirty === true ? { text: document.text, number } : undefined);
  }

  /** VS Code ends without a warning and is started again. Gives the unsaved text that it had written down. */
  crash(): NumberedText | undefined {
    const { last } = this.hotExit;
    this.extension = undefined;
    this.startOver(last);
    return last;
  }

  private startOver(unsaved: NumberedText | undefined): void {
    this.textNumber += 1;
    this.hotExit.begin(unsaved && { ...unsaved, number: this.textNumber });
    const tell = (event: DocumentEvent): void => {
      this.pass(event);
    };
    this.document = unsaved && new SimulatedDocument(unsaved.text, tell, true);
  }

  /** A person or the extension opens the contact. */
  open(): void {
    if (this.document !== undefined) return;
    this.extend((extension) => {
      const text = extension.readFile();
      this.toMain(() => {
        if (this.document !== undefined) return;
        this.document = new SimulatedDocument(text, (event) => {
          this.pass(event);
        });
        this.textNumber += 1;
        this.watch({ kind: 'opened', text, number: this.textNumber }, 'read');
        this.tellOpen(this.document);
      });
    });
  }

  /** VS Code closes documents without an editor that have nothing unsaved. */
  close(): void {
    if (this.document === undefined || this.document.isDirty) return;
    this.document = undefined;
    this.extend((extension) => {
      this.known = undefined;
      extension.closed();
    });
  }

  /** The tab is closed with Don't Save. */
  discard(): void {
    this.by('revert', () => this.document?.giveUp());
    this.close();
  }

  /** VS Code's own save. */
  save(then: () => void = () => undefined): void {
    const begun = this.document?.beginSave();
    if (begun === undefined) {
      this.extend(then);
      return;
    }
    this.extend((extension) => {
      const isWritten = extension.writeFile(begun.text);
      this.toMain(() => {
        if (isWritten) this.document?.endSave(begun);
        this.extend(() => {
          if (isWritten) extension.saved(begun.text);
          then();
        });
      });
    });
  }

  /** Revert File. */
  revert(): void {
    const { document } = this;
    if (document === undefined) return;
    this.extend((extension) => {
      const text = extension.readFile();
      this.toMain(() => {
        if (this.document === document)
          this.by('revert', () => {
            document.revert(text);
          });
      });
    });
  }

  /** What a run of the extension has not asked for by its end it never asks for. */
  private port(run: number): TextPort {
    return {
      read: () => this.known?.text,
      isDirty: () => this.known?.isDirty === true,
      edit: (change) => (run === this.run ? this.edit(change, this.editor) : new Promise(() => undefined)),
      settle: async () => {
        await this.extension?.flushPages();
        await this.queue;
      },
      announce: () => {
        this.toMain(() => {
          this.reread();
        });
      },
      markClean: () =>
        new Promise((resolve) => {
          this.toMain(() => {
            this.save(resolve);
          });
        }),
    };
  }

  /** Carries something to the extension, on the one way that VS Code's own events take: after all that VS Code has told it before. */
  deliver(task: () => void): void {
    this.extend(task);
  }

  /** Edits that the extension asks for in `task` are those of a page. */
  asPage<T>(task: () => T): T {
    this.editor = 'page';
    try {
      return task();
    } finally {
      this.editor = 'extension';
    }
  }

  /** To be called while an edit is made: it is that of whoever works as in a page. */
  claimEdit(): void {
    this.claims += 1;
  }

  private async edit<Made extends Edited>(change: (text: string) => Made, author: Author): Promise<Made> {
    const { run } = this;
    const turn = this.queue.then(() =>
      run === this.run ? this.applyChange(change, author) : new Promise<Made>(() => undefined),
    );
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async applyChange<Made extends Edited>(
    change: (text: string) => Made,
    author: Author,
  ): Promise<Made> {
    const { run } = this;
    for (let attempt = 0; attempt < 50; attempt++) {
      if (run !== this.run) return new Promise(() => undefined);
      if (this.known === undefined) await this.opening();
      const { known } = this;
      if (known === undefined) continue;
      const { claims } = this;
      const made = change(known.text);
      const by = this.claims > claims ? 'page' : author;
      if (made.text === known.text || (await this.apply(made.text, known.version, by))) return made;
    }
    throw new Error('VS Code did not take the edit.');
  }

  private opening(): Promise<void> {
    return new Promise((resolve) => {
      this.toMain(() => {
        this.open();
        // The answer comes after the document.
        this.toMainLater(() => {
          this.extend(() => {
            resolve();
          });
        });
      });
    });
  }

  /** False when the document has moved on since the extension heard of it. */
  private apply(text: string, version: number, author: Author): Promise<boolean> {
    return new Promise((resolve) => {
      this.toMain(() => {
        const isTaken = this.document?.version === version;
        if (isTaken) this.by(author, () => this.document?.edit(text));
        this.extend(() => {
          resolve(isTaken);
        });
      });
    });
  }

  private reread(): void {
    const { document } = this;
    if (document === undefined || document.isDirty) return;
    const { version } = document;
    this.extend((extension) => {
      const text = extension.readFile();
      this.toMain(() => {
        if (this.document === document && document.version === version)
          this.by('read', () => {
            document.reread(text);
          });
      });
    });
  }

  private by(author: Author, task: () => void): void {
    this.author = author;
    task();
    this.author = 'person';
  }

  private tellOpen(document: SimulatedDocument): void {
    const { text, version, isDirty } = document;
    const number = this.textNumber;
    this.extend((extension) => {
      this.known = { text, number, version, isDirty };
      extension.opened(text, isDirty);
    });
  }

  private pass(event: DocumentEvent): void {
    if (event.kind === 'text') this.textNumber += 1;
    const number = this.textNumber;
    this.hotExit.note(event, number);
    this.watch({ ...event, number }, this.author);
    const version = this.document?.version ?? 0;
    const tell = (extension: ExtensionSide): void => {
      if (this.known === undefined) return;
      this.known.isDirty = event.isDirty;
      if (event.kind === 'dirty') {
        extension.dirtyChanged(event.isDirty);
        return;
      }
      Object.assign(this.known, { text: event.text, number, version });
      extension.changed(event.text, event.reason ?? 'edit', event.isDirty);
    };
    // VS Code tells that an edit has made a document unsaved in the turn in which it tells of the text.
    const isWithText = event.kind === 'dirty' && event.isDirty;
    this.extend(tell, isWithText ? 0 : undefined);
  }

  private extend(task: (extension: ExtensionSide) => void, delay?: number): void {
    const { run } = this;
    this.toExtension.send(() => {
      if (run === this.run && this.extension !== undefined) task(this.extension);
    }, delay);
  }

  private toMain(task: () => void): void {
    const { run } = this;
    this.toVscode.send(() => {
      if (run === this.run && this.extension !== undefined) task();
    });
  }

  private toMainLater(task: () => void): void {
    this.clock.after(500, () => {
      this.toMain(task);
    });
  }

  private channel(): Channel {
    return new Channel(this.clock, () =>
      this.random.chance(0.1) ? this.random.below(400) : this.random.below(15),
    );
  }
}
