import type { Step, StepResult } from './testStep';

const failure = (output: string): StepResult => ({ passed: 0, failed: 1, skipped: 0, output });

async function runStep(step: Step, done: ReadonlyMap<string, StepResult>): Promise<StepResult> {
  const broken = step.needs.filter((need) => (done.get(need)?.failed ?? 1) > 0);
  if (broken.length > 0) return failure(`Not run: ${broken.join(', ')} failed.`);
  try {
    return await step.run();
  } catch (error) {
    return failure(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

function report(
  { name }: Step,
  { passed, failed, skipped, output }: StepResult,
  milliseconds: number,
): string[] {
  const counts = [
    passed > 0 ? `${passed} passed` : '',
    failed > 0 ? `${failed} failed` : '',
    skipped > 0 ? `${skipped} skipped` : '',
    passed + failed + skipped === 0 ? 'ready' : '',
  ].filter((part) => part !== '');
  const seconds = (milliseconds / 1000).toFixed(1);
  const line = `${failed > 0 ? '✘' : '✔'} ${name.padEnd(32)} ${counts.join(', ').padEnd(24)} ${seconds.padStart(6)} s`;
  return failed > 0 ? [line, '', output.trimEnd(), ''] : [line];
}

/**
 * Runs steps in their order, up to `lanes` at a time, each after those that it needs, and prints a line for each
 * and the whole output of those that fail.
 */
export async function runSteps(
  steps: readonly Step[],
  lanes: number,
  print: (line: string) => void,
): Promise<StepResult[]> {
  const done = new Map<string, StepResult>();
  const waiting = [...steps];
  const running = new Set<Promise<void>>();
  const start = async (step: Step): Promise<void> => {
    const started = Date.now();
    const result = await runStep(step, done);
    done.set(step.name, result);
    report(step, result, Date.now() - started).forEach((line) => {
      print(line);
    });
  };
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex((step) => step.needs.every((need) => done.has(need)));
    if (next >= 0 && running.size < lanes) {
      const [step] = waiting.splice(next, 1);
      if (step === undefined) break;
      const work = start(step).finally(() => running.delete(work));
      running.add(work);
    } else if (running.size > 0) {
      await Promise.race(running);
    } else {
      throw new Error(
        `Steps wait for steps that do not exist: ${waiting.map(({ name }) => name).join(', ')}.`,
      );
    }
  }
  return [...done.values()];
}
