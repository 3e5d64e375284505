import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, SANDBOX_KEY, startSandbox } from '../../../src/sandbox/sandbox';
import { temporaryFolder, type TemporaryFolder } from '../../support/processes/cleanup';
import { freePort } from '../../support/processes/freePort';
import { projectRoot } from '../../support/projectRoot';
import { runProcess, type ProcessResult } from '../../support/processes/runProcess';

const seed = {
  customFields: [
    { key: 'an-ncio', name: 'Anúncio', type: 'SINGLESELECT', options: ['Site', 'Loja'] },
    { key: 'constructor', name: 'Construtor' },
  ],
  tags: ['VIP'],
  portfolios: [],
  sequences: [],
  contacts: [{ name: 'Ana Particular', email: 'ana@example.org' }],
};

describe('wts-types on a command line', () => {
  let folder: TemporaryFolder;
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox({ port: 0, seed });
  });
  beforeEach(() => (folder = temporaryFolder('wts-types')));
  afterEach(() => {
    folder.remove();
  });
  after(() => sandbox.close());

  /** Without what this machine's own environment says of an account. */
  function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ProcessResult> {
    const program = join(projectRoot, 'dist/wts-tools/wts-types.js');
    return runProcess(process.execPath, [program, ...args], {
      cwd: folder.path,
      env: { ...process.env, WTS_API_KEY: '', WTS_BASE_URL: '', ...env },
    });
  }
  const ofSandbox = (): Record<string, string> => ({ WTS_BASE_URL: sandbox.url, WTS_API_KEY: sandbox.key });
  const file = (name = 'wts-account.d.ts'): string => join(folder.path, name);

  it('writes the account, without anything of a contact, the key or the address', async () => {
    const { code, output } = await run(['--out', 'wts-account.d.ts'], ofSandbox());
    assert.deepEqual([code, output], [0, '']);
    const text = readFileSync(file(), 'utf8');
    assert.match(text, /"an-ncio"\?: "Loja" \| "Site" \| null;/);
    assert.match(text, /"constructor"\?: string \| null;/);
    assert.doesNotMatch(text, /Particular|example\.org|127\.0\.0\.1/);
    assert.ok(!text.includes(SANDBOX_KEY));
  });

  it('prints without --out, takes the address from --base-url, and needs no key for the sandbox', async () => {
    const { code, output } = await run(['--base-url', `${sandbox.url}/core/`]);
    assert.equal(code, 0);
    assert.match(output, /export type WtsTagName =\n {2}\| "VIP";/);
  });

  it('writes a JSON Schema instead, or besides', async () => {
    const alone = await run(['--schema'], ofSandbox());
    assert.equal((JSON.parse(alone.output) as { $ref: string }).$ref, '#/$defs/update');
    const both = await run(['--out', 'types.d.ts', '--schema', 'schema.json'], ofSandbox());
    assert.equal(both.code, 0);
    assert.equal(readFileSync(file('schema.json'), 'utf8'), alone.output);
    assert.match(readFileSync(file('types.d.ts'), 'utf8'), /WtsTagName/);
  });

  it('asks only for the parts that --only names', async () => {
    await sandbox.reset();
    const { output } = await run(['--only', 'fields,tags'], ofSandbox());
    assert.match(output, /export type WtsSequenceId = string;/);
    const paths = sandbox.requests().map(({ path }) => path);
    assert.deepEqual(paths.sort(), ['/core/v1/contact/custom-field', '/core/v1/tag', '/core/v1/tag/color']);
  });

  it('leaves a file alone that says the same already', async () => {
    await run(['--out', 'wts-account.d.ts'], ofSandbox());
    const long = new Date('2026-01-01T00:00:00Z');
    utimesSync(file(), long, long);
    await run(['--out', 'wts-account.d.ts'], ofSandbox());
    assert.equal(statSync(file()).mtimeMs, long.getTime());
  });

  it('compares with --check: 0 when the file is right, 1 and what changed when not, and it writes nothing', async () => {
    const check = ['--out', 'wts-account.d.ts', '--check'];
    const missing = await run(check, ofSandbox());
    assert.equal(missing.code, 1);
    assert.match(missing.output, /wts-account\.d\.ts is not there\. Run wts-types without --check/);
    await run(['--out', 'wts-account.d.ts'], ofSandbox());
    assert.deepEqual(await run(check, ofSandbox()), { code: 0, output: '' });
    const old = readFileSync(file(), 'utf8').replace('"Loja" | ', '');
    writeFileSync(file(), old);
    const { code, output } = await run(check, ofSandbox());
    assert.equal(code, 1);
    assert.match(
      output,
      /WtsCustomFields\n {4}- "an-ncio"\?: "Site" \| null\n {4}\+ "an-ncio"\?: "Loja" \| "Site" \| null/,
    );
    assert.equal(readFileSync(file(), 'utf8'), old);
  });

  it('knows an account without any field', async () => {
    const empty = await startSandbox({ port: 0, seed: { ...seed, customFields: [] } });
    const { code, output } = await run(['--base-url', empty.url]);
    await empty.close();
    assert.equal(code, 0);
    assert.match(output, /The account has none\. \*\/\nexport type WtsCustomFields/);
  });

  it('says that the key was refused, and never the key', async () => {
    const { code, output } = await run([], {
      WTS_BASE_URL: sandbox.url,
      WTS_API_KEY: 'pn_wrong0key0of0nobody',
    });
    assert.equal(code, 1);
    assert.match(output, /refused the key: it is wrong or was revoked\. Set WTS_API_KEY/);
    assert.ok(!output.includes('pn_wrong0key0of0nobody'));
  });

  it('says that a key is missing', async () => {
    const { code, output } = await run(['--base-url', 'https://api.example.invalid']);
    assert.equal(code, 1);
    assert.equal(output, 'No key: set WTS_API_KEY to a key of the account at https://api.example.invalid.\n');
  });

  it('says that nothing answers, that there is no such host, and that a key would go unencrypted', async () => {
    const refused = await run(['--base-url', `http://127.0.0.1:${await freePort()}`]);
    assert.match(refused.output, /^Nothing answers at http:\/\/127\.0\.0\.1:\d+\. Start that server/);
    const key = { WTS_API_KEY: 'pn_any0key' };
    const unknown = await run(['--base-url', 'https://api.example.invalid'], key);
    assert.match(unknown.output, /^The host of https:\/\/api\.example\.invalid was not found\./);
    const plain = await run(['--base-url', 'http://api.example.invalid'], key);
    assert.match(plain.output, /unencrypted\. Write https:\/\//);
    assert.deepEqual([refused.code, unknown.code, plain.code], [1, 1, 1]);
  });

  it('says which file cannot be written', async () => {
    mkdirSync(file('taken.d.ts'));
    const { code, output } = await run(['--out', 'taken.d.ts'], ofSandbox());
    assert.equal(code, 1);
    assert.match(output, /taken\.d\.ts cannot be written: .*\. Choose another place with --out\./);
  });

  for (const [args, message] of [
    [['--only', 'fields,labels'], /--only takes fields, tags, portfolios, sequences, .* not "labels"/],
    [['--check'], /--check compares a file: name it with --out/],
    [['--outt', 'x'], /--outt/],
  ] as const) {
    it(`explains itself when called with ${args.join(' ')}`, async () => {
      const { code, output } = await run(args);
      assert.equal(code, 2);
      assert.match(output, message);
      assert.match(output, /wts-types \[options\]/);
    });
  }
});
