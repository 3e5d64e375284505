import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../support/projectRoot';

describe('the validators', () => {
  it('run where code cannot be generated', () => {
    const script = join(projectRoot, 'out/unit/validation/noGeneratedCode.main.js');
    const flag = '--disallow-code-generation-from-strings';
    const { stdout, stderr } = spawnSync(process.execPath, [flag, script], { encoding: 'utf8' });
    assert.equal(stdout, 'EvalError 0 1 0 1 0 1', stderr);
  });
});
