import assert from 'node:assert/strict';
import { runSteps } from '../../support/runSteps';
import type { Step, StepResult } from '../../support/testStep';

const passing: StepResult = { passed: 1, failed: 0, skipped: 0, output: '' };
const failing: StepResult = { passed: 2, failed: 1, skipped: 0, output: 'why' };

function step(name: string, needs: readonly string[], run: () => Promise<StepResult>): Step {
  return { name, needs, run };
}

const silent = (): void => undefined;

describe('the runner of all tests', () => {
  it('counts a step that throws as one failure', async () => {
    const results = await runSteps([step('a', [], () => Promise.reject(new Error('broken')))], 2, silent);
    assert.deepEqual([results[0]?.passed, results[0]?.failed], [0, 1]);
  });

  it('runs no step whose need failed, and counts it as a failure', async () => {
    let ran = false;
    const second = step('b', ['a'], () => {
      ran = true;
      return Promise.resolve(passing);
    });
    const results = await runSteps([step('a', [], () => Promise.resolve(failing)), second], 2, silent);
    assert.equal(ran, false);
    assert.equal(results[1]?.failed, 1);
  });

  it('lets a later step go first while an earlier one waits for its need', async () => {
    const order: string[] = [];
    const note = (name: string) => () => {
      order.push(name);
      return Promise.resolve(passing);
    };
    await runSteps([step('waits', ['need'], note('waits')), step('need', [], note('need'))], 1, silent);
    assert.deepEqual(order, ['need', 'waits']);
  });

  it('never runs more steps at a time than there are lanes', async () => {
    let running = 0;
    let most = 0;
    const busy = async (): Promise<StepResult> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return passing;
    };
    await runSteps(
      ['a', 'b', 'c', 'd'].map((name) => step(name, [], busy)),
      2,
      silent,
    );
    assert.equal(most, 2);
  });

  it('refuses steps that wait for steps that do not exist', async () => {
    await assert.rejects(
      runSteps([step('a', ['nobody'], () => Promise.resolve(passing))], 2, silent),
      /: a\./,
    );
  });

  it('shows the whole output of a step that failed, and only of such', async () => {
    const lines: string[] = [];
    await runSteps(
      [
        step('good', [], () => Promise.resolve({ ...passing, output: 'chatter' })),
        step('bad', [], () => Promise.resolve(failing)),
      ],
      1,
      (line) => lines.push(line),
    );
    const text = lines.join('\n');
    assert.match(text, /^✔ good .*1 passed/m);
    assert.match(text, /^✘ bad .*2 passed, 1 failed/m);
    assert.match(text, /^why$/m);
    assert.doesNotMatch(text, /chatter/);
  });
});
