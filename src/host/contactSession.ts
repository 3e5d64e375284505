import * as vscode from 'vscode';
import type { Baseline } from '../core/contact/baseline';
import type { Conflict } from '../core/contact/rebase';
import type { SaveResult, Story } from '../protocol/messages';
import type { ContactReference } from './contactUri';

export type SessionContent =
  | { readonly kind: 'unloaded' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly story: Story }
  | { readonly kind: 'loaded'; readonly baseline: Baseline };

/** The same piece changed on both sides; `theirs` is the text that it was found in. */
export interface OpenConflicts {
  readonly conflicts: readonly Conflict[];
  readonly theirs: string;
  /** True where nobody knows what the edits were made from: nothing is sent before each is settled. */
  readonly mustSettle: boolean;
}

/** What the last save did, or why it did not happen. */
export interface SaveStatus {
  readonly busy: boolean;
  readonly result: SaveResult | undefined;
  readonly story: Story | undefined;
  readonly conflicts: OpenConflicts | undefined;
}

/** The baseline has moved and the document's text has yet to follow: it was made from `from` and has to become `to`. */
export interface Trail {
  readonly from: string;
  readonly to: string;
  /** The text was not JSON when it should have followed; it follows at the first change that makes it so. */
  waits: boolean;
}

const QUIET: SaveStatus = { busy: false, result: undefined, story: undefined, conflicts: undefined };

/**
 * One contact of one environment, for as long as a document or a form shows it. Owns the baseline: the text as the
 * API last gave it, which every difference is measured against.
 */
export class ContactSession implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private currentContent: SessionContent = { kind: 'unloaded' };
  private currentSave: SaveStatus = QUIET;
  /** Nothing is sent while there is one: the text would be measured against a baseline that it was not made from. */
  trail: Trail | undefined;
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

  show(content: SessionContent): void {
    this.currentContent = content;
    this.changed.fire();
  }

  showSave(status: Partial<SaveStatus>): void {
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
