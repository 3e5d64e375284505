// Measures what the product has budgets for, in one run on one machine: `npm run bench`.
import { sandboxRows } from './sandbox';
import { sizeRows } from './sizes';
import { startRows } from './start';
import { formatTable, type Row } from './table';

const measurements: readonly (() => Promise<Row[]>)[] = [startRows, sandboxRows, sizeRows];

async function run(): Promise<void> {
  const rows: Row[] = [];
  for (const measure of measurements) rows.push(...(await measure()));
  console.log(`\n${formatTable(rows)}`);
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
