import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MochaOptions } from 'mocha';

/** How a run of tests ended. Written as JSON for the one who adds the floors up. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Which of the files of a folder are run. */
export interface Choice {
  readonly ending: string;
  /** Unless empty, only files that end in one of these. */
  readonly only?: readonly string[];
  /** Files that end in one of these are left out. */
  readonly without?: readonly string[];
  /** Of so many parts of equal size, counted from 1, so that two machines or steps can share a floor. */
  readonly part?: { readonly number: number; readonly of: number };
}

async function testFiles(
  folder: string,
  { ending, only = [], without = [], part = { number: 1, of: 1 } }: Choice,
): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => only.length === 0 || only.some((one) => file.endsWith(one)))
    .filter((file) => file.endsWith(ending) && !without.some((other) => file.endsWith(other)))
    .sort()
    .filter((_, index) => index % part.of === part.number - 1)
    .map((file) => join(folder, file));
}

/**
 * Runs the chosen tests that are built below a folder, and reports to the console.
 * @throws an Error when there are none: a floor without tests would look like a passing one.
 */
export async function runMochaTests(
  folder: string,
  options: MochaOptions,
  choice: Choice = { ending: '.test.js' },
): Promise<TestCounts> {
  const files = await testFiles(folder, choice);
  if (files.length === 0)
    throw new Error(`No *${choice.ending} in ${folder}: build them with "node esbuild.mjs --tests".`);
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    forbidOnly: process.env['CI'] !== undefined,
    ...options,
  });
  files.forEach((file) => mocha.addFile(file));
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
