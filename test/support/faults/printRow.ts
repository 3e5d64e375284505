import { appendFileSync } from 'node:fs';

/** Names a file that receives the fault table as markdown, too. */
const FILE = process.env['WTS_FAULT_TABLE'];

/** One row of the fault table, for whoever reads the tests' output. */
export function printRow(cells: readonly string[]): void {
  const line = `| ${cells.join(' | ')} |`;
  console.log(line);
  if (FILE !== undefined) appendFileSync(FILE, `${line}\n`);
}
