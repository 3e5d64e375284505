import * as vscode from 'vscode';
import type { Wait } from '../../core/api/patience';
import { type Baseline, baselineDocument } from '../../core/changes/baseline';
import { contactName } from '../../core/identity/contactTitle';
import type { Change } from '../../core/changes/draft';
import type { Problem } from '../../core/fields/problem';
import type { Held } from '../../core/changes/heldConflicts';
import { isSamePiece } from '../../core/changes/pieces';
import type { Conflict } from '../../core/changes/rebase';
import type { Doubt } from '../../core/saving/doubts';
import { type HeldReason, type HeldSaves, holdBack, letGo, NONE_HELD } from '../../core/saving/heldSaves';
import type { SaveResult, Story, UndoView } from '../../protocol/messages';
import type { ContactReference } from '../reference/contactUri';
import { type TakenText, TextOrigins, type Trail } from './textOrigins';
import { Turns } from '../storage/turns';

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
  /** The text that asked for what the result calls not taken. */
  readonly asked: string | undefined;
  readonly story: Story | undefined;
  readonly conflicts: OpenConflicts | undefined;
  /** Values that the API refused by name, until the next edit or save. */
  readonly rejected: readonly Problem[];
}

/** A save that was undone in the text and waits there, unsaved. */
export interface OpenUndo extends UndoView {
  /** The edits that it made; it waits for as long as one of them stands. */
  readonly undone: readonly Change[];
}

const QUIET: SaveStatus = {
  busy: false,
  waiting: undefined,
  result: undefined,
  asked: undefined,
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
  /** What was asked for by saves of which nobody knows what came, until the contact is read. */
  doubts: readonly Doubt[] = [];
  private readonly origins = new TextOrigins();
  private openUndos: readonly OpenUndo[] = [];
  private heldSaves = NONE_HELD;
  private queued = false;
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
    return this.origins.trail;
  }

  /** Those since the last save; the text may have lost them since, by an edit. */
  get undos(): readonly OpenUndo[] {
    return this.openUndos;
  }

  /** Saves that wait for the person. */
  get held(): HeldSaves {
    return this.heldSaves;
  }

  /** Another save follows the one that is under way. */
  get isSaveQueued(): boolean {
    return this.queued;
  }

  showQueued(isQueued: boolean): void {
    this.queued = isQueued;
    this.changed.fire();
  }

  holdBack(reason: HeldReason): void {
    this.heldSaves = holdBack(this.heldSaves, reason);
    this.changed.fire();
  }

  /** The person has saved, or keeps what was held back for later. */
  letGo(): void {
    if (this.heldSaves.reason === undefined) return;
    this.heldSaves = letGo(this.heldSaves);
    this.changed.fire();
  }

  noteUndo(undo: OpenUndo): void {
    this.openUndos = [...this.openUndos, undo];
    this.changed.fire();
  }

  /** @see TextOrigins.lead */
  lead({ from, again = from }: Pick<Trail, 'from'> & Partial<Trail>, sent?: TakenText): void {
    this.origins.lead({ from, again }, sent);
    this.changed.fire();
  }

  /** @see TextOrigins.leave */
  leave(text: string): void {
    this.origins.leave(text);
  }

  endTrail(): void {
    const isOver = this.trail === undefined;
    this.origins.end();
    if (!isOver) this.changed.fire();
  }

  /** @see TextOrigins.recall */
  recall(text: string): void {
    if (this.baseline !== undefined && this.origins.recall(text)) this.changed.fire();
  }

  /** A text was moved to the baseline: pieces that both sides changed stay open. */
  hold({ baseline, conflicts }: Pick<Held, 'baseline' | 'conflicts'>): void {
    if (conflicts.length === 0) return;
    const theirs = this.save.conflicts?.theirs ?? this.baseline?.text ?? baseline.text;
    const open = (this.save.conflicts?.conflicts ?? []).filter(
      (before) => !conflicts.some((one) => isSamePiece(one, before)),
    );
    this.show({ kind: 'loaded', baseline });
    this.showSave({ ...this.save, conflicts: { conflicts: [...open, ...conflicts], theirs } });
  }

  /** For a save that may have to wait; to be released when it is over. */
  take(text: string): TakenText {
    return this.origins.take(text, this.baseline?.text ?? text);
  }

  release(taken: TakenText): void {
    this.origins.release(taken);
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
    if (status.result !== undefined && status.result !== this.save.result) {
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
