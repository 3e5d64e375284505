import assert from 'node:assert/strict';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TemporaryFolder } from '../support/processes/cleanup';
import { installFromNpm } from '../support/vscode/installFromNpm';
import { projectRoot } from '../support/projectRoot';
import { readyFolder } from '../support/vscode/readyFolder';
import { runProcess } from '../support/processes/runProcess';
import { emptyProject } from './emptyProject';

const runners = ['vitest@4', 'jest@30'];

/** Fetched once into `.vscode-test/`. */
function installRunners(): Promise<string> {
  return readyFolder(runners.join('-').replaceAll('@', '-'), (folder) => installFromNpm(folder, runners));
}

describe('the recipes for test runners', () => {
  let project: TemporaryFolder;
  let installed: string;
  const file = (name: string): string => join(project.path, name);
  const run = (...args: string[]) =>
    runProcess(process.execPath, args, {
      cwd: project.path,
      env: { ...process.env, CI: '1', NO_COLOR: '1' },
    });

  before(async () => {
    project = await emptyProject('wts-sandbox');
    cpSync(join(projectRoot, 'examples/sandbox-in-tests'), project.path, { recursive: true });
    installed = join(await installRunners(), 'node_modules');
    // The runners find the project's own packages first, and their own beside themselves.
    for (const runner of ['vitest', 'jest'])
      symlinkSync(join(installed, runner), file(`node_modules/${runner}`), 'junction');
  });
  after(() => {
    project.remove();
  });

  const recipes: readonly (readonly [string, () => string[], RegExp])[] = [
    ['node:test', () => ['--test', 'markAsCustomer.node.mjs'], /pass 2/],
    ['Vitest', () => [join(installed, 'vitest/vitest.mjs'), 'run'], /Tests +1 passed/],
    ['Jest', () => ['--experimental-vm-modules', join(installed, 'jest/bin/jest.js')], /Tests: +1 passed/],
  ];
  for (const [name, args, passed] of recipes) {
    it(`pass with ${name}, and fail with the reason when the API would drop a value`, async () => {
      const good = await run(...args());
      assert.equal(good.code, 0, good.output);
      assert.match(good.output, passed);
      const source = readFileSync(file('markAsCustomer.mjs'), 'utf8');
      writeFileSync(file('markAsCustomer.mjs'), source.replace("['Tags', 'CustomFields']", "['Tags']"));
      const bad = await run(...args());
      writeFileSync(file('markAsCustomer.mjs'), source);
      assert.notEqual(bad.code, 0);
      assert.match(bad.output, /WTS Chat would not have done all that was asked for:[\s\S]*CustomFields/);
    });
  }
});
