/** What VS Code tells of a document: its text has changed, or only whether it has unsaved text. */
export interface DocumentEvent {
  readonly kind: 'text' | 'dirty';
  readonly text: string;
  readonly reason: 'undo' | 'redo' | undefined;
  readonly isDirty: boolean;
}

/** Each state of the undo stack has a number; VS Code calls a document clean that is back at the one it saved. */
interface UndoState {
  readonly text: string;
  readonly number: number;
}

/**
 * VS Code's document of a virtual file: text, undo and redo, unsaved state, and what it tells of them. Checked against
 * both real VS Codes (test/integration/saves/simulatedDocument.test.ts).
 */
export class SimulatedDocument {
  /** Moves with every change; an edit that was made for another one is not taken. */
  version = 1;
  private states: UndoState[];
  private at = 0;
  private lastNumber = 0;
  private savedNumber = 0;
  private dirty: boolean;

  constructor(
    text: string,
    private readonly tell: (event: DocumentEvent) => void,
    /** Unsaved text that was restored has no saved state to come back to. */
    isDirty = false,
  ) {
    this.states = [{ text, number: 0 }];
    this.dirty = isDirty;
    if (isDirty) this.savedNumber = -1;
  }

  get text(): string {
    return this.state.text;
  }

  get isDirty(): boolean {
    return this.dirty;
  }

  get canUndo(): boolean {
    return this.at > 0;
  }

  get canRedo(): boolean {
    return this.at < this.states.length - 1;
  }

  edit(text: string): void {
    this.push(text);
    this.changed(undefined);
  }

  undo(): void {
    if (!this.canUndo) return;
    this.at -= 1;
    this.changed('undo');
  }

  redo(): void {
    if (!this.canRedo) return;
    this.at += 1;
    this.changed('redo');
  }

  /** Says whether VS Code asks for a write; one of a clean document it does not ask for. */
  beginSave(): { readonly text: string; readonly version: number } | undefined {
    return this.dirty ? { text: this.text, version: this.version } : undefined;
  }

  /** The write has ended well. What was typed meanwhile is still unsaved. */
  endSave(begun: { readonly version: number }): void {
    if (begun.version !== this.version) return;
    this.savedNumber = this.state.number;
    this.setDirty(false);
  }

  /** A clean document reads its file anew; undo leads back to what it was. */
  reread(text: string): void {
    if (this.dirty) return;
    this.take(text);
  }

  /** Revert File. */
  revert(text: string): void {
    const wasDirty = this.dirty;
    this.dirty = false;
    this.take(text);
    if (wasDirty) this.tell({ kind: 'dirty', text: this.text, reason: undefined, isDirty: false });
  }

  /** Don't Save: the text stays, and VS Code calls it clean. */
  giveUp(): void {
    this.setDirty(false);
  }

  private get state(): UndoState {
    const state = this.states[this.at];
    if (state === undefined) throw new Error('A document has a state at every time.');
    return state;
  }

  private take(text: string): void {
    const isOther = text !== this.text;
    if (isOther) this.push(text);
    this.savedNumber = this.state.number;
    if (!isOther) return;
    this.version += 1;
    this.tell({ kind: 'text', text, reason: undefined, isDirty: false });
  }

  private push(text: string): void {
    this.lastNumber += 1;
    this.states = [...this.states.slice(0, this.at + 1), { text, number: this.lastNumber }];
    this.at += 1;
  }

  private changed(reason: DocumentEvent['reason']): void {
    this.version += 1;
    // The text is told before whether it is unsaved.
    this.tell({ kind: 'text', text: this.text, reason, isDirty: this.dirty });
    this.setDirty(this.state.number !== this.savedNumber);
  }

  private setDirty(isDirty: boolean): void {
    if (isDirty === this.dirty) return;
    this.dirty = isDirty;
    this.tell({ kind: 'dirty', text: this.text, reason: undefined, isDirty });
  }
}
