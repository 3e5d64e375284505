import * as l10n from '@vscode/l10n';
import type { FieldMessage } from '../../core/fields/fieldView';
import { fieldKey, type FieldPlace } from '../fieldPlace';
import { Picker } from '../picker/picker';
import { LocalRows } from './localRows';

/** What the page remembers of one row and the host need not know. */
export class RowState {
  readonly rows = new LocalRows();
  /** Counts what was done to the row here: it must be drawn again even when the host's word is the same. */
  drawVersion = 0;
  /** What narrows the options of a long list. */
  optionFilter = '';
  /** A date that no date input can show: it stays a text until another contact comes, whatever is typed. */
  isDateAsText = false;
  /** The host's value while a date is typed in part: the browser gives no text of it then. */
  valueBehindPart: string | undefined;
  /** A hidden row that had something to say stays where it is when that is over. */
  staysShown = false;

  constructor(readonly picker: Picker) {}

  touch(): void {
    this.drawVersion += 1;
  }

  get partMessages(): readonly FieldMessage[] {
    if (this.valueBehindPart === undefined) return [];
    const message = l10n.t('This is not complete, so it cannot be sent. Complete it or clear it.');
    return [{ slot: '', severity: 'error', message }];
  }

  /** Forgets what was typed in part of another value. */
  keepPartOf(value: string): void {
    if (this.valueBehindPart !== value) this.dropPart();
  }

  dropPart(): void {
    if (this.valueBehindPart === undefined) return;
    this.valueBehindPart = undefined;
    this.touch();
  }
}

export class RowMemories {
  private readonly memories = new Map<string, RowState>();

  constructor(private readonly redraw: () => void) {}

  of(place: FieldPlace): RowState {
    const key = fieldKey(place);
    let memory = this.memories.get(key);
    if (!memory) {
      memory = new RowState(new Picker(this.redraw));
      this.memories.set(key, memory);
    }
    return memory;
  }

  /** Shows no longer what only stayed shown. */
  foldHidden(): void {
    for (const memory of this.memories.values()) memory.staysShown = false;
  }

  /** Whether a date is typed in part, so that it cannot be sent. */
  get hasPart(): boolean {
    return [...this.memories.values()].some(({ valueBehindPart }) => valueBehindPart !== undefined);
  }

  dropParts(): void {
    for (const memory of this.memories.values()) memory.dropPart();
  }

  clear(): void {
    this.memories.clear();
  }
}
