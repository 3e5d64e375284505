// Runs one floor of tests in plain node: `node out/support/mochaFloor.main.js <folder in out> [--timeout ms] [--file name …] [--without name …] [--part 1/2] [--quick]`: quick leaves out *.slow.test.ts.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runMochaTests, writeCounts } from './mochaRun';
import { projectRoot } from './projectRoot';
import { TEST_MS } from './timeouts';

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      timeout: { type: 'string', default: String(TEST_MS.node) },
      file: { type: 'string', multiple: true },
      without: { type: 'string', multiple: true },
      part: { type: 'string' },
      quick: { type: 'boolean' },
    },
  });
  const [floor] = positionals;
  if (floor === undefined) throw new Error('Name a folder of out/, as in "mochaFloor.main.js unit".');
  const counts = await runMochaTests(
    join(projectRoot, 'out', floor),
    { timeout: Number(values.timeout) },
    {
      ...(values.file === undefined ? {} : { only: values.file }),
      without: [...(values.without ?? []), ...(values.quick === true ? ['.slow'] : [])],
      ...(values.part === undefined ? {} : { part: readPart(values.part) }),
    },
  );
  await writeCounts(counts);
  return counts.failed > 0 ? 1 : 0;
}

function readPart(text: string): { number: number; of: number } {
  const [number = NaN, of = NaN] = text.split('/').map(Number);
  if (number >= 1 && number <= of) return { number, of };
  throw new Error(`--part takes a part like 1/2, not ${text}.`);
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
