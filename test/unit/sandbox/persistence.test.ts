import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, SAMPLE_CONTACT_ID as id, startSandbox } from '../../../src/sandbox/sandbox';
import { send } from './useSandbox';

describe('sandbox with a file that keeps its account', () => {
  let folder: string;
  let file: string;
  const running: Sandbox[] = [];
  const told: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wts-kept-'));
    file = join(folder, 'account.json');
    told.length = 0;
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
    await rm(folder, { recursive: true });
  });

  async function start(options: { readonly seed?: object } = {}): Promise<Sandbox> {
    const sandbox = await startSandbox({
      port: 0,
      persist: file,
      tell: (text) => told.push(text),
      ...options,
    });
    running.push(sandbox);
    return sandbox;
  }

  async function rename(sandbox: Sandbox, name: string): Promise<void> {
    const body = { fields: ['Name'], name };
    await send(sandbox.port, `/core/v2/contact/${id}`, { method: 'PUT', body });
  }

  /** A sandbox that saved one state after the other. */
  async function keep(...names: string[]): Promise<void> {
    for (const name of names) {
      const sandbox = await start();
      await rename(sandbox, name);
      await sandbox.close();
    }
  }

  it('has it again after a restart', async () => {
    await keep('Bia');
    assert.equal((await start()).contact(id)?.name, 'Bia');
    assert.deepEqual(told, []);
  });

  it('writes nothing as long as nothing changes', async () => {
    await (await start()).close();
    await assert.rejects(stat(file), { code: 'ENOENT' });
  });

  it('keeps it from other users of the machine', async function () {
    if (process.platform === 'win32') this.skip();
    await keep('Bia');
    assert.equal((await stat(file)).mode & 0o077, 0);
  });

  it('has the last of many quick changes', async () => {
    const sandbox = await start();
    await Promise.all(Array.from({ length: 200 }, (_, count) => rename(sandbox, `Bia ${count}`)));
    const last = sandbox.contact(id)?.name;
    await sandbox.close();
    assert.equal((await start()).contact(id)?.name, last);
  });

  it('comes back to the seed by a reset, and that is kept too', async () => {
    await keep('Bia');
    const sandbox = await start();
    await sandbox.reset();
    await sandbox.close();
    assert.equal((await start()).contact(id)?.name, 'Ana Souza');
  });

  it('goes on with what it kept, whatever the seed says now', async () => {
    await keep('Bia');
    assert.equal((await start({ seed: { contacts: [] } })).contact(id)?.name, 'Bia');
  });

  it('begins with the state before the last one when the file was cut in half, says so, and sets it aside', async () => {
    await keep('Bia', 'Caio');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.slice(0, text.length / 2));
    const sandbox = await start();
    assert.equal(sandbox.contact(id)?.name, 'Bia');
    assert.match(
      told.join('\n'),
      /account\.json, line \d+: .*\.broken\.\n.*state before the last one.*\.bak/,
    );
    assert.equal(await readFile(`${file}.broken`, 'utf8'), text.slice(0, text.length / 2));
  });

  it('loses no good state to the first save after a crash', async () => {
    await keep('Bia', 'Caio');
    await writeFile(file, '{"conta');
    await keep('Dora');
    assert.match(await readFile(`${file}.bak`, 'utf8'), /"Bia"/);
    assert.equal((await start()).contact(id)?.name, 'Dora');
  });

  it('begins with the state before the last one when the file is gone', async () => {
    await keep('Bia', 'Caio');
    await rm(file);
    assert.equal((await start()).contact(id)?.name, 'Bia');
    assert.match(told.join(), /state before the last one/);
  });

  it('does not start over a file that it cannot read, and leaves it alone', async () => {
    await writeFile(file, 'my diary');
    await assert.rejects(start(), /account\.json, line 1: this is no valid JSON/);
    assert.equal(await readFile(file, 'utf8'), 'my diary');
    await rm(file);
    await start();
  });

  it('is refused to a second sandbox, and free when the first one ends', async () => {
    const first = await start();
    await assert.rejects(start(), /The process \d+ keeps its sandbox in .*account\.json. Stop that sandbox/);
    await first.close();
    await start();
  });

  it('is refused while another process has it, and free when that has ended', async () => {
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
    await once(other, 'spawn');
    await writeFile(`${file}.lock`, `${other.pid ?? 0} mark`);
    await assert.rejects(start(), new RegExp(`The process ${other.pid ?? 0} keeps`));
    other.stdin.end();
    await once(other, 'close');
    await start();
  });

  it('says once that it cannot save, and saves when it can again', async () => {
    const sandbox = await start();
    await mkdir(`${file}.tmp`);
    await rename(sandbox, 'Bia');
    await rename(sandbox, 'Caio');
    let state = await sandbox.control.state();
    while (state.persistence?.problem === null) {
      await rename(sandbox, 'Caio');
      state = await sandbox.control.state();
    }
    assert.match(state.persistence?.problem ?? '', /EISDIR/);
    assert.match(told.join(), /^The sandbox cannot save to [^,]*: EISDIR.*with the next change\.$/);
    await rm(`${file}.tmp`, { recursive: true });
    await rename(sandbox, 'Dora');
    await sandbox.close();
    assert.equal((await start()).contact(id)?.name, 'Dora');
  });
});
