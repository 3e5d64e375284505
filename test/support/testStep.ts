import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './processes/cleanup';
import { countsFileVariable, type TestCounts } from './mochaRun';
import { projectRoot } from './projectRoot';
import { runProcess, type ProcessResult } from './processes/runProcess';

export interface StepResult extends TestCounts {
  /** Shown in full when something failed. */
  readonly output: string;
}

export interface Step {
  readonly name: string;
  /** Names of steps that must have succeeded before. */
  readonly needs: readonly string[];
  readonly run: () => Promise<StepResult>;
}

/** How to run a program of this project: a path below the project, and its arguments. */
export interface Program {
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Ends what hangs; far more than any step takes, so that a slow machine fails no step. */
const hangMs = 1_200_000;

function runProgram(
  { script, args = [], env }: Program,
  more: Readonly<Record<string, string>>,
): Promise<ProcessResult> {
  return runProcess(process.execPath, [join(projectRoot, script), ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...env, ...more },
    timeoutMs: hangMs,
  });
}

/** A check that passes or fails as a whole. */
export function checkStep(name: string, ...programs: readonly Program[]): Step {
  const run = async (): Promise<StepResult> => {
    for (const program of programs) {
      const { code, output } = await runProgram(program, {});
      if (code !== 0) return { passed: 0, failed: 1, skipped: 0, output };
    }
    return { passed: 1, failed: 0, skipped: 0, output: '' };
  };
  return { name, needs: [], run };
}

function isCounts(value: unknown): value is TestCounts {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['passed', 'failed', 'skipped'].every((key) => Number.isInteger((value as Record<string, unknown>)[key]))
  );
}

async function readCounts(file: string): Promise<TestCounts | undefined> {
  try {
    const counts: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isCounts(counts) ? counts : undefined;
  } catch {
    return undefined;
  }
}

/** A program that ended without counts, ran nothing, or failed without a failing test counts as one failure. */
function judge({ code, output }: ProcessResult, counts: TestCounts | undefined): StepResult {
  if (counts === undefined)
    return { passed: 0, failed: 1, skipped: 0, output: `${output}\nIt ended without a result.` };
  if (counts.passed + counts.failed === 0)
    return { ...counts, failed: 1, output: `${output}\nNo test was executed.` };
  const crashed = code !== 0 && counts.failed === 0;
  return crashed ? { ...counts, failed: 1, output: `${output}\nExit code ${code}.` } : { ...counts, output };
}

/** A program that runs mocha tests and writes their counts. */
export function testsStep(name: string, needs: readonly string[], program: Program): Step {
  const run = async (): Promise<StepResult> => {
    const temporary = temporaryFolder('counts');
    const file = join(temporary.path, 'counts.json');
    const result = await runProgram(program, { [countsFileVariable]: file });
    const counts = await readCounts(file);
    temporary.remove();
    return judge(result, counts);
  };
  return { name, needs, run };
}

/** Something that later steps stand on; it is no test and counts only when it fails. */
export function preparation(name: string, prepare: () => Promise<unknown>): Step {
  const run = async (): Promise<StepResult> => {
    await prepare();
    return { passed: 0, failed: 0, skipped: 0, output: '' };
  };
  return { name, needs: [], run };
}
