import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { usage } from '../../../../src/sandbox/cli/cliUsage';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../../src/sandbox/sandbox';
import { send } from '../useSandbox';

describe('sandbox command line: the program', () => {
  let folder = '';
  const started: ChildProcess[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wts-sandbox-'));
    const entry = resolve('src/sandbox/cli/cli.ts');
    await build({
      ...{ entryPoints: [entry], bundle: true, platform: 'node', outfile: join(folder, 'cli.js') },
      mainFields: ['module', 'main'],
    });
  });
  after(async () => {
    for (const child of started) child.kill();
    await rm(folder, { recursive: true });
  });

  function run(...args: string[]) {
    const child = spawn(process.execPath, [join(folder, 'cli.js'), ...args]);
    started.push(child);
    const output = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
    return { child, output, ended: once(child, 'close') };
  }

  async function printed({ child, output }: Pick<ReturnType<typeof run>, 'child' | 'output'>, text: string) {
    const ended = once(child, 'close').then(() => assert.fail(output.err));
    ended.catch(() => undefined);
    while (!output.out.includes(text)) await Promise.race([once(child.stdout, 'data'), ended]);
  }

  async function printedPort({ child, output }: ReturnType<typeof run>): Promise<number> {
    await printed({ child, output }, 'Key:');
    return Number(/127\.0\.0\.1:(\d+)/.exec(output.out)?.[1]);
  }

  it('prints lines for .env, and each request with what was ignored and which fault hit', async () => {
    const cli = run('--port', '0', '--fault', 'serverError,times=1');
    const port = await printedPort(cli);
    await printed(cli, 'WTS_API_KEY=');
    assert.ok(cli.output.out.includes(`WTS_API_URL=http://127.0.0.1:${port}\nWTS_API_KEY=${SANDBOX_KEY}\n`));
    await send(port, '/core/v1/tag');
    await send(port, '/core/v1/tag?page=2');
    await printed(cli, 'ignored');
    assert.match(cli.output.out, /^GET \/core\/v1\/tag 500 [\d.]+ ms {2}fault: serverError$/m);
    assert.match(
      cli.output.out,
      /^GET \/core\/v1\/tag\?page=2 200 [\d.]+ ms {2}ignored: \?page was dropped/m,
    );
  });

  it('is quiet when asked to be', async () => {
    const cli = run('--port', '0', '--quiet');
    const port = await printedPort(cli);
    await send(port, '/core/v1/tag');
    cli.child.kill('SIGINT');
    await cli.ended;
    assert.doesNotMatch(cli.output.out, /GET/);
  });

  it('begins with a seed file, keeps its account, exports, imports and resets it', async () => {
    const [seed, kept, other] = ['seed.json', 'kept.json', 'other.json'].map((name) => join(folder, name));
    await writeFile(seed!, '{"contacts": [{"name": "Bia"}]}');
    await writeFile(other!, '{"contacts": [{"name": "Caio"}]}');
    const first = run('--port', '0', '--seed', seed!, '--persist', kept!);
    const port = String(await printedPort(first));
    const toldBy = async (...args: string[]) => {
      const { output, ended } = run('--port', port, ...args);
      assert.deepEqual(await ended, [0, null], output.err);
      return output.out;
    };
    assert.match(await toldBy('--export'), /"name": "Bia"/);
    await toldBy('--import', other!);
    first.child.kill('SIGINT');
    await first.ended;
    const again = run('--port', port, '--seed', seed!, '--persist', kept!);
    await printedPort(again);
    const continues = 'It continues with kept.json; the seed file counts at the next reset.\n';
    assert.deepEqual(
      [first, again].map(({ output }) => output.out.includes(continues)),
      [false, true],
    );
    assert.match(await toldBy('--export'), /"name": "Caio"/);
    await toldBy('--reset');
    assert.match(await toldBy('--export'), /"name": "Bia"/);
  });

  it('exports into a file, and switches faults of a running sandbox on and off', async () => {
    const port = String(await printedPort(run('--port', '0')));
    const toldBy = async (...args: string[]) => {
      const { output, ended } = run('--port', port, ...args);
      assert.deepEqual(await ended, [0, null], output.err);
      return output.out;
    };
    const file = join(folder, 'exported.json');
    assert.equal(await toldBy('--export', file), '');
    assert.equal(await readFile(file, 'utf8'), await toldBy('--export'));
    const fault = 'slow,ms=1,times=2,method=GET,path=*/tag';
    assert.equal(
      await toldBy('--add-fault', fault, '--add-fault', 'hang,path=/x'),
      `${fault}  hits: 0, left: 2\nhang,path=/x  hits: 0\n`,
    );
    await send(Number(port), '/core/v1/tag');
    assert.equal(await toldBy('--list-faults'), `${fault}  hits: 1, left: 1\nhang,path=/x  hits: 0\n`);
    await toldBy('--no-faults');
    assert.equal(await toldBy('--list-faults'), '');
  });

  it('has a whole account, and the file for itself, after it was killed while it saved', async () => {
    const kept = join(folder, 'killed.json');
    const first = run('--port', '0', '--persist', kept);
    const port = await printedPort(first);
    let count = 0;
    const write = () =>
      send(port, `/core/v2/contact/${SAMPLE_CONTACT_ID}`, {
        method: 'PUT',
        body: { fields: ['Name'], name: `Bia ${count++}` },
      });
    while (!existsSync(`${kept}.bak`)) await write();
    await Promise.all([write(), write(), write()]);
    first.child.kill('SIGKILL');
    await first.ended;
    const again = await printedPort(run('--port', '0', '--persist', kept));
    const { body } = await send(again, `/core/v1/contact/${SAMPLE_CONTACT_ID}`);
    assert.match(body['name'] as string, /^Bia \d+$/);
  });

  it('ends with 1 and names the line of a wrong seed file', async () => {
    const seed = join(folder, 'wrong.json');
    await writeFile(seed, '{\n"contacts": 1}');
    const { output, ended } = run('--port', '0', '--seed', seed);
    assert.deepEqual(await ended, [1, null]);
    assert.equal(output.err, 'wrong.json, line 2: contacts takes a list.\n');
  });

  it('prints address and key, serves, and ends at Ctrl+C', async () => {
    const cli = run('--port', '0', '--utm', 'merge');
    const port = await printedPort(cli);
    assert.ok(cli.output.out.includes(SANDBOX_KEY));
    assert.equal((await send(port, `/core/v1/contact/${SAMPLE_CONTACT_ID}`)).status, 200);
    cli.child.kill('SIGINT');
    assert.deepEqual(await cli.ended, [0, null]);
  });

  it('says that the sandbox is already running, and ends', async () => {
    const first = run('--port', '0');
    const second = run('--port', String(await printedPort(first)));
    assert.deepEqual(await second.ended, [0, null]);
    assert.match(second.output.out, /already running/);
  });

  it('shows its options', async () => {
    const { output, ended } = run('--help');
    assert.deepEqual(await ended, [0, null]);
    assert.equal(output.out.trim(), usage());
  });

  it('ends with 2 and shows its options after a wrong one', async () => {
    const { output, ended } = run('--colour');
    assert.deepEqual(await ended, [2, null]);
    assert.match(output.err, /Unknown option '--colour'[^]*Options:/);
  });
});
