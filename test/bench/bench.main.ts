// Measures what the product has budgets for, in one run on one machine: `npm run bench`, or a part: `npm run bench -- form`.
import { firstFormRows } from './firstForm';
import { formRows } from './formTimes';
import { largeAccountRows } from './largeAccount';
import { longLineRows } from './longLines';
import { sandboxRows } from './sandbox';
import { sandboxCommandLineRows } from './sandboxCommandLine';
import { sizeRows } from './sizes';
import { startRows } from './start';
import { formatTable, type Row } from './table';

const measurements: Readonly<Record<string, () => Promise<Row[]>>> = {
  start: startRows,
  firstForm: firstFormRows,
  sandbox: sandboxRows,
  commandLine: sandboxCommandLineRows,
  account: largeAccountRows,
  lines: longLineRows,
  size: sizeRows,
  form: formRows,
};

function chosen(names: readonly string[]): (() => Promise<Row[]>)[] {
  const unknown = names.filter((name) => !Object.hasOwn(measurements, name));
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(', ')} to measure: ${Object.keys(measurements).join(', ')}.`);
  return Object.entries(measurements)
    .filter(([name]) => names.length === 0 || names.includes(name))
    .map(([, measure]) => measure);
}

async function run(): Promise<void> {
  const rows: Row[] = [];
  for (const measure of chosen(process.argv.slice(2))) rows.push(...(await measure()));
  console.log(`\n${formatTable(rows)}`);
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
