import assert from 'node:assert/strict';
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type * as testApi from '../../src/sandbox/testing/testApi';
import * as testSandbox from '../../src/sandbox/testing/testSandbox';
import type { TemporaryFolder } from '../support/processes/cleanup';
import { npmNodes } from '../support/vscode/npmNodes';
import { npmProgram } from '../support/vscode/npmProgram';
import { projectRoot } from '../support/projectRoot';
import { mustRun, runProcess } from '../support/processes/runProcess';
import { emptyProject } from './emptyProject';

// Does not compile when the promise and the package differ: in what is taken, or in what is given.
testSandbox satisfies typeof testApi;

const ID = 'c0000001-5eed-4000-8000-00000000000c';

/** What a test of an integration does, in one program that prints "passed". */
const uses = (load: string): string => `
${load}
const assert = require('node:assert/strict');
async function use() {
  const seed = { contacts: [{ id: '${ID}', name: 'Ana' }] };
  const [sandbox, other] = await Promise.all([startSandbox({ seed }), startSandbox({ seed })]);
  assert.notEqual(sandbox.port, other.port);
  const put = (body) =>
    fetch(sandbox.url + '/core/v2/contact/${ID}', {
      method: 'PUT',
      headers: { authorization: 'Bearer ' + sandbox.key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await put({ fields: ['Name'], name: 'Ana Souza' });
  sandbox.expectNoRemarks();
  const { status } = sandbox.expectRequest({ method: 'put', path: '/core/v2/contact/*', body: { name: 'Ana Souza' } });
  assert.equal(status, 200);
  assert.throws(() => sandbox.expectRequest({ method: 'POST', path: '/core/v1/contact' }), /No request POST/);
  assert.equal(sandbox.contact('${ID}').name, 'Ana Souza');
  await sandbox.reset();
  assert.deepEqual([sandbox.contact('${ID}').name, sandbox.requests().length], ['Ana', 0]);
  await put({ fields: [], name: 'Bia' });
  assert.throws(() => sandbox.expectNoRemarks(), /ignored: .*name/);
  await assert.rejects(startSandbox({ port: sandbox.port }), /Leave the port out/);
  await assert.rejects(startSandbox({ seed: 'broken.json' }), /broken\\.json.*line 2/s);
  await sandbox[Symbol.asyncDispose]();
  console.log('passed');
  // The other one is forgotten: the process ends all the same.
}
use();
`;

describe('wts-sandbox in a project of somebody else', () => {
  let project: TemporaryFolder;
  const write = (name: string, text: string): string => {
    const path = join(project.path, name);
    writeFileSync(path, text);
    return path;
  };
  before(async () => {
    project = await emptyProject('wts-sandbox');
    write('broken.json', '{\n  "contacts": [{ "nam": "Ana" }]\n}\n');
    write(
      'esm.mjs',
      uses(
        "import { createRequire } from 'node:module';\nimport { startSandbox } from 'wts-sandbox';\nconst require = createRequire(import.meta.url);",
      ),
    );
    write('commonJs.cjs', uses("const { startSandbox } = require('wts-sandbox');"));
    write(
      'using.mjs',
      `import { startSandbox } from 'wts-sandbox';
let port;
{
  await using sandbox = await startSandbox();
  port = sandbox.port;
}
await fetch('http://127.0.0.1:' + port).then(() => console.log('still open'), () => console.log('passed'));
`,
    );
  });
  after(() => {
    project.remove();
  });

  it('is used from ES modules and CommonJS on each node that it promises, and keeps none of them alive', async () => {
    const nodes = await npmNodes();
    for (const { name, path } of nodes)
      for (const program of ['esm.mjs', 'commonJs.cjs']) {
        const output = await mustRun(path, [program], { cwd: project.path, timeoutMs: 60_000 });
        assert.equal(output, 'passed\n', `${name}, ${program}`);
      }
    const newest = nodes.at(-1)!;
    if (newest.name.startsWith('node 24'))
      assert.equal(await mustRun(newest.path, ['using.mjs'], { cwd: project.path }), 'passed\n');
  });

  it('starts on a command line of each node, and of npx', async () => {
    const bin = join(project.path, 'node_modules/wts-sandbox/wts-sandbox.js');
    for (const { name, path } of await npmNodes())
      assert.match(await mustRun(path, [bin, '--help']), /--allow-origin/, name);
    const { command, args } = npmProgram();
    const help = await mustRun(command, [...args, 'exec', '--offline', '--', 'wts-sandbox', '--help'], {
      cwd: project.path,
    });
    assert.match(help, /--allow-origin/);
  });

  for (const [type, module] of [
    ['module', 'nodenext'],
    ['commonjs', 'node16'],
  ] as const) {
    it(`has types for a program of the type ${type}`, async () => {
      const folder = join(project.path, type);
      mkdirSync(folder);
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }));
      writeFileSync(
        join(folder, 'use.ts'),
        `import { type TestSandbox, type SandboxSwitches, SandboxControl, startSandbox } from 'wts-sandbox';
const switches: Partial<SandboxSwitches> = { utm: 'merge' };
export async function use(): Promise<TestSandbox> {
  const sandbox = await startSandbox({ seed: { contacts: [{ name: 'Ana', tagNames: ['VIP'] }] }, switches });
  sandbox.expectNoRemarks();
  sandbox.expectRequest({ method: 'PUT', path: '/core/v2/contact/*', body: { name: 'Ana' } });
  await new SandboxControl(sandbox.port).switchAllOff();
  await sandbox[Symbol.asyncDispose]();
  // @ts-expect-error There is no such fault.
  return await startSandbox({ faults: [{ kind: 'fire' }] });
}
`,
      );
      const compilerOptions = {
        ...{ module, target: 'es2022', strict: true, exactOptionalPropertyTypes: true, noEmit: true },
        // The package needs no types of others, not even those of node.
        ...{ types: [], lib: ['es2022'], skipLibCheck: false },
      };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
      const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
      const { output } = await runProcess(process.execPath, [compiler, '-p', folder, '--pretty', 'false']);
      assert.equal(output, '');
    });
  }

  it("brings the API's contract", async () => {
    const program = "console.log(require('wts-sandbox/openapi.json').openapi)";
    assert.match(await mustRun(process.execPath, ['-e', program], { cwd: project.path }), /^3\.1/);
  });

  it('runs the first test of its README, which has at most 20 lines', async () => {
    const readme = readFileSync(join(project.path, 'node_modules/wts-sandbox/README.md'), 'utf8');
    const first = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    assert.ok(first.trim().split('\n').length <= 20);
    write('first.mjs', first);
    const output = await mustRun(process.execPath, ['--test', 'first.mjs'], { cwd: project.path });
    assert.match(output, /# pass 1|pass 1/);
  });
});
