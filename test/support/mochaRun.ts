import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MochaOptions } from 'mocha';
import { choose, type Choice } from './testChoice';

/** How a run of tests ended. Written as JSON for the one who adds the floors up. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Runs the chosen tests of a floor, a folder of `out` that holds them all in one file, and reports to the console. */
export async function runMochaTests(
  folder: string,
  options: MochaOptions,
  choice: Choice = {},
): Promise<TestCounts> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    forbidOnly: process.env['CI'] !== undefined,
    ...options,
  });
  choose(choice);
  mocha.addFile(join(folder, 'tests.js'));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      resolve();
    });
    runner.on('pass', () => (counts.passed += 1));
    runner.on('fail', () => (counts.failed += 1));
    runner.on('pending', () => (counts.skipped += 1));
  });
  return counts;
}

/** Names the file that receives the counts of a run. */
export const countsFileVariable = 'WTS_TEST_COUNTS';

export async function writeCounts(counts: TestCounts): Promise<void> {
  const file = process.env[countsFileVariable];
  if (file !== undefined) await writeFile(file, JSON.stringify(counts));
}
