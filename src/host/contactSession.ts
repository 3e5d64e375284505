import * as vscode from 'vscode';
import type { Wait } from '../core/api/patience';
import { type Baseline, baselineDocument } from '../core/contact/baseline';
import { contactName } from '../core/contact/contactTitle';
import type { Change } from '../core/contact/draft';
import type { Problem } from '../core/contact/problem';
import type { Conflict } from '../core/contact/rebase';
import type { SaveResult, Story, UndoView } from '../protocol/messages';
import type { ContactReference } from './contactUri';
import { Turns } from './turns';

export type SessionContent =
  | { readonly kind: 'unloaded' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly story: Story }
  | { readonly kind: 'loaded'; readonly baseline: Baseline };

/** The same piece changed on both sides; `theirs` is the text that it was found in. */
export interface OpenConflicts {
  readonly conflicts: readonly Conflict[];
  readonly theirs: string;
}

/** What the last save did, or why it did not happen. */
export interface SaveStatus {
  readonly busy: boolean;
  /** The save stands still until then; only a busy one does. */
  readonly waiting: Wait | undefined;
  readonly result: SaveResult | undefined;
  readonly story: Story | undefined;
  readonly conflicts: OpenConflicts | undefined;
  /** Values that the API refused by name, until the next edit or save. */
  readonly rejected: readonly Problem[];
}

/**
 * The document's text was made from `from`, and the contact has moved on to `to`: what the text means is its changes
 * to `from`, made to `to`.
 */
export interface Trail {
  readonly from: string;
  readonly to: string;
}

/** A save that was undone in the text and waits there, unsaved. */
export interface OpenUndo extends UndoView {
  /** The edits that it made; it waits for as long as one of them stands. */
  readonly undone: readonly Change[];
}

/** A text that the document has left behind, and what it was made from. */
interface PastText {
  readonly text: string;
  readonly from: string;
}

/** Undo can lead back to texts from before saves and reloads. */
const MOST_PAST_TEXTS = 50;

const QUIET: SaveStatus = {
  busy: false,
  waiting: undefined,
  result: undefined,
  story: undefined,
  conflicts: undefined,
  rejected: [],
};

/**
 * One contact of one environment, for as long as a document or a form shows it. Owns the baseline: the text as the
 * API last gave it, which every difference is measured against.
 */
export class ContactSession implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private currentContent: SessionContent = { kind: 'unloaded' };
  private currentSave: SaveStatus = QUIET;
  /**
   * VS Code restored unsaved text and nobody knows what it was made from: each difference is for the person to settle
   * before anything is sent.
   */
  originLost = false;
  /** The last save ended without anybody knowing what came of it. */
  inDoubt = false;
  private currentTrail: Trail | undefined;
  private readonly pastTexts: PastText[] = [];
  private openUndos: readonly OpenUndo[] = [];
  private readonly turns = new Turns();
  /** Moves whenever the stored text does; VS Code re-reads a file only then. */
  private modified = Date.now();

  constructor(
    readonly reference: ContactReference,
    readonly uri: vscode.Uri,
  ) {}

  get content(): SessionContent {
    return this.currentContent;
  }

  get save(): SaveStatus {
    return this.currentSave;
  }

  get modifiedAt(): number {
    return this.modified;
  }

  get baseline(): Baseline | undefined {
    return this.currentContent.kind === 'loaded' ? this.currentContent.baseline : undefined;
  }

  /** '' when it has none, undefined when it is not loaded. */
  get name(): string | undefined {
    return this.baseline && contactName(baselineDocument(this.baseline));
  }

  /** Undefined while the document's text is made from the baseline. */
  get trail(): Trail | undefined {
    return this.currentTrail;
  }

  /** Those since the last save; the text may have lost them since, by an edit. */
  get undos(): readonly OpenUndo[] {
    return this.openUndos;
  }

  noteUndo(undo: OpenUndo): void {
    this.openUndos = [...this.openUndos, undo];
    this.changed.fire();
  }

  lead(trail: Trail): void {
    this.currentTrail = trail;
    this.leave(trail.from);
    this.changed.fire();
  }

  /** The document is about to follow the trail: an undo may bring this text back. */
  leave(text: string): void {
    if (this.currentTrail === undefined) return;
    this.pastTexts.push({ text, from: this.currentTrail.from });
    if (this.pastTexts.length > MOST_PAST_TEXTS) this.pastTexts.shift();
  }

  endTrail(): void {
    if (this.currentTrail === undefined) return;
    this.currentTrail = undefined;
    this.changed.fire();
  }

  /** Undo has led to `text`: when the document has left it behind, it means what it meant then, on today's baseline. */
  recall(text: string): void {
    const to = this.baseline?.text;
    const past = this.pastTexts.findLast((left) => left.text === text);
    if (to === undefined || past === undefined) return;
    this.currentTrail = { from: past.from, to };
    this.changed.fire();
  }

  /** Saves, reloads, reverts and settlements follow each other. */
  inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    return this.turns.take(task);
  }

  show(content: SessionContent): void {
    this.currentContent = content;
    this.changed.fire();
  }

  /** When the last result came, in milliseconds since 1970. */
  savedAt = 0;

  showSave(status: Partial<SaveStatus>): void {
    if (status.result !== undefined) {
      this.savedAt = Date.now();
      this.openUndos = [];
    }
    this.currentSave = { ...QUIET, ...status };
    this.changed.fire();
  }

  /** Makes the next `stat` tell a later time. */
  touch(): void {
    this.modified = Math.max(this.modified + 1, Date.now());
  }

  dispose(): void {
    this.changed.dispose();
  }
}
