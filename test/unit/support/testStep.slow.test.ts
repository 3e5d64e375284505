import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { relative } from 'node:path';
import { projectRoot } from '../../support/projectRoot';
import { checkStep, testsStep, type StepResult } from '../../support/testStep';

describe('a step of the test run', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wts-step-'));
  });

  after(() => rm(folder, { recursive: true }));

  async function program(source: string): Promise<{ script: string }> {
    const file = join(folder, 'program.js');
    await writeFile(file, source);
    return { script: relative(projectRoot, file) };
  }

  const writing = (counts: string): string =>
    `require('node:fs').writeFileSync(process.env.WTS_TEST_COUNTS, ${JSON.stringify(counts)});`;

  async function runTests(source: string): Promise<StepResult> {
    return testsStep('tests', [], await program(source)).run();
  }

  it('takes over the counts that its tests wrote', async () => {
    const { passed, failed, skipped } = await runTests(writing('{"passed":3,"failed":0,"skipped":1}'));
    assert.deepEqual({ passed, failed, skipped }, { passed: 3, failed: 0, skipped: 1 });
  });

  it('fails when the tests ended without counts, even with exit code 0', async () => {
    const result = await runTests('console.log("died quietly")');
    assert.equal(result.failed, 1);
    assert.match(result.output, /died quietly/);
  });

  it('fails when no test was executed', async () => {
    assert.equal((await runTests(writing('{"passed":0,"failed":0,"skipped":7}'))).failed, 1);
  });

  it('fails when all tests passed and the program crashed after', async () => {
    const source = `${writing('{"passed":3,"failed":0,"skipped":0}')}process.exit(7)`;
    assert.equal((await runTests(source)).failed, 1);
  });

  it('fails when the counts are not counts', async () => {
    assert.equal((await runTests(writing('{"passed":"all"}'))).failed, 1);
  });

  it('passes or fails as a whole when it is a check', async () => {
    const good = await checkStep('check', await program('')).run();
    const bad = await checkStep('check', await program('console.error("crooked"); process.exit(1)')).run();
    assert.deepEqual([good.passed, good.failed], [1, 0]);
    assert.deepEqual([bad.passed, bad.failed, bad.output.trim()], [0, 1, 'crooked']);
  });
});
