import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { parseCliOptions, usage, UsageError } from '../../../src/sandbox/cliOptions';
import { DEFAULT_SANDBOX_PORT, SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { switchTable } from '../../../src/sandbox/switches';
import { send } from './useSandbox';

describe('sandbox command line: its options', () => {
  it('take the default port and no switches when nothing is said', () => {
    assert.deepEqual(parseCliOptions([]), { kind: 'start', port: DEFAULT_SANDBOX_PORT, switches: undefined });
  });

  it('take a port and every switch', () => {
    const args = [
      '--port',
      '0',
      '--strict-null',
      '--portfolios=add',
      '--sequences',
      'replace',
      '--utm',
      'merge',
    ];
    assert.deepEqual(
      parseCliOptions([
        ...args,
        '--metadata-in-fields',
        'refused',
        '--put-answer-details',
        'null',
        '--select-options=id',
        '--custom-field-shapes=typed',
        '--post-custom-fields=taken',
      ]),
      {
        kind: 'start',
        port: 0,
        switches: {
          strictNull: true,
          portfolios: 'add',
          sequences: 'replace',
          utm: 'merge',
          metadataInFields: 'refused',
          putAnswerDetails: 'null',
          selectOptions: 'id',
          customFieldShapes: 'typed',
          postCustomFields: 'taken',
        },
      },
    );
  });

  for (const args of [
    ['--colour'],
    ['extra'],
    ['--port'],
    ['--port', 'x'],
    ['--port', '65536'],
    ['--port', '1e3'],
    ['--port='],
    ['--utm', 'half'],
    ['--strict-null=false'],
  ]) {
    it(`refuse ${args.join(' ')}`, () => {
      assert.throws(() => parseCliOptions(args), UsageError);
    });
  }

  it('show help for --help and -h', () => {
    assert.deepEqual(
      [parseCliOptions(['--help']), parseCliOptions(['-h'])],
      [{ kind: 'help' }, { kind: 'help' }],
    );
  });

  it('are explained, each switch with its meaning', () => {
    for (const { meaning } of Object.values(switchTable)) assert.ok(usage().includes(meaning), meaning);
    assert.match(usage(), /--strict-null\n[^]*--portfolios replace \(default\) \| add/);
  });
});

describe('sandbox command line: the program', function () {
  this.timeout(30_000); // starts programs, and the machine may be busy

  let folder = '';
  const started: ChildProcess[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wts-sandbox-'));
    const entry = resolve('src/sandbox/cli.ts');
    await build({ entryPoints: [entry], bundle: true, platform: 'node', outfile: join(folder, 'cli.js') });
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

  async function printedPort({ child, output }: ReturnType<typeof run>): Promise<number> {
    while (!output.out.includes('Key:')) await once(child.stdout, 'data');
    return Number(/127\.0\.0\.1:(\d+)/.exec(output.out)?.[1]);
  }

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
