/** One line of the table that `npm run bench` prints. Budgets are shown, never enforced: machines differ. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly budget: string;
}

export function formatTable(rows: readonly Row[]): string {
  const all: readonly Row[] = [{ what: 'what', measured: 'measured', budget: 'budget' }, ...rows];
  const width = (column: keyof Row): number => Math.max(...all.map((row) => row[column].length));
  const columns = (['what', 'measured', 'budget'] as const).map((name) => ({ name, width: width(name) }));
  return all
    .map((row) =>
      columns
        .map((column) => row[column.name].padEnd(column.width))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}
