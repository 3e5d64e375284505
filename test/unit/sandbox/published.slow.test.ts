import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as sandbox from '../../../src/sandbox/sandbox';
import type * as published from '../../../src/sandbox/publicApi';
import { projectRoot } from '../../support/projectRoot';
import { mustRun } from '../../support/runProcess';

// Does not compile when the promise and the sandbox differ: in what is taken, or in what is given.
sandbox satisfies typeof published;

const USER_TEST = `
import assert from 'node:assert/strict';
import { type SandboxOptions, SandboxControl, startSandbox } from 'wts-contact-editor/sandbox';

const options: SandboxOptions = {
  port: 0,
  seed: { contacts: [{ name: 'Ana', tagNames: ['VIP'] }] },
  faults: [{ kind: 'slow', values: { ms: 1 } }],
};

async function test(): Promise<void> {
  const sandbox = await startSandbox(options);
  const headers = { authorization: sandbox.key };
  const answer = await fetch(\`\${sandbox.url}/core/v1/contact?pageSize=1\`, { headers });
  const page = (await answer.json()) as { items: { id: string; name: string }[] };
  const contact = sandbox.contact(page.items[0]?.id ?? '');
  assert.deepEqual([contact?.name, contact?.tagIds.length], ['Ana', 1]);
  assert.deepEqual(sandbox.requests().map(({ path, status, faults }) => [path, status, ...faults]), [
    ['/core/v1/contact', 200, 'slow'],
  ]);
  await new SandboxControl(sandbox.port).switchAllOff();
  await sandbox.close();
  // @ts-expect-error There is no such fault.
  await assert.rejects(startSandbox({ port: 0, faults: [{ kind: 'fire' }] }), /There is no fault/);
  console.log('passed');
}

void test();
`;

describe('the sandbox as a package for the tests of others', function () {
  this.timeout(120_000); // packs, type-checks and runs a program
  let folder = '';
  const installed = () => join(folder, 'node_modules/wts-contact-editor');

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wts-published-'));
    await mkdir(installed(), { recursive: true });
    await mustRun('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: projectRoot });
    const tarball = join(folder, 'wts-contact-editor-0.2.0.tgz');
    await mustRun('tar', ['-xzf', tarball, '-C', installed(), '--strip-components=1'], {});
  });
  after(() => rm(folder, { recursive: true }));

  for (const [type, module] of [
    ['module', 'nodenext'],
    ['commonjs', 'node16'],
  ] as const) {
    it(`type-checks and runs in a program of the type ${type}`, async () => {
      const program = join(folder, type);
      await mkdir(program);
      await writeFile(join(program, 'package.json'), JSON.stringify({ type }));
      await writeFile(join(program, 'user.test.ts'), USER_TEST);
      const compilerOptions = {
        ...{ module, target: 'es2022', strict: true, exactOptionalPropertyTypes: true },
        ...{ types: ['node'], typeRoots: [join(projectRoot, 'node_modules/@types')] },
      };
      await writeFile(join(program, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
      const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
      await mustRun(process.execPath, [compiler, '-p', program], {});
      const output = await mustRun(process.execPath, [join(program, 'user.test.js')], {});
      assert.equal(output, 'passed\n');
    });
  }

  it('has the command line', async () => {
    const output = await mustRun(process.execPath, [join(installed(), 'dist/sandbox-cli.js'), '--help'], {});
    assert.match(output, /--allow-origin/);
  });
});
