import type { RowValue } from '../../core/fields/fieldView';

/** A row on the screen. `number` stays with it while others come and go: it keeps input, caret and focus together. */
export interface LocalRow {
  readonly number: number;
  readonly row: RowValue;
}

const emptyRow: RowValue = { key: '', text: '', isText: true };
const isBlank = ({ key, text }: RowValue) => key === '' && text === '';
const isSame = (a: RowValue, b: RowValue | undefined) =>
  a.key === b?.key && a.text === b.text && a.isText === b.isText;

/** The rows on the screen: those of the contact, and blank ones that exist on this page only. */
export class LocalRows {
  private rows: readonly LocalRow[] = [];
  private lastNumber = 0;

  get all(): readonly LocalRow[] {
    return this.rows;
  }

  /** What the contact's rows are to be: a blank row is nothing yet. */
  get written(): readonly RowValue[] {
    return this.rows.map(({ row }) => row).filter((row) => !isBlank(row));
  }

  /** Takes the contact's rows; blank rows stay as long as the others say the same. */
  follow(rows: readonly RowValue[]): void {
    const { written } = this;
    if (written.length === rows.length && rows.every((row, index) => isSame(row, written[index]))) return;
    this.rows = rows.map((row, index) => ({ number: this.rows[index]?.number ?? this.nextNumber(), row }));
  }

  /** Returns the number of the new row. */
  add(): number {
    const number = this.nextNumber();
    this.rows = [...this.rows, { number, row: emptyRow }];
    return number;
  }

  change(number: number, part: Partial<RowValue>): void {
    this.rows = this.rows.map((local) =>
      local.number === number ? { number, row: { ...local.row, ...part } } : local,
    );
  }

  /** Returns the number of the row that takes its place: the next, else the one before. */
  remove(number: number): number | undefined {
    const index = this.rows.findIndex((local) => local.number === number);
    this.rows = this.rows.filter((local) => local.number !== number);
    return (this.rows[index] ?? this.rows.at(-1))?.number;
  }

  private nextNumber(): number {
    this.lastNumber += 1;
    return this.lastNumber;
  }
}
