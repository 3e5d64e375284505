import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SandboxOptions } from '../../../../src/sandbox/state/sandboxOptions';
import { type Sandbox, SAMPLE_CONTACT_ID as id, startSandbox } from '../../../../src/sandbox/sandbox';
import { keepingText } from '../../../../src/sandbox/state/persistence/keepingNotice';
import { PersistedAccount } from '../../../../src/sandbox/state/persistence/persistedAccount';
import { readSeed } from '../../../../src/sandbox/seedFile/readSeed';
import { send } from '../useSandbox';

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

  async function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
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

  async function untilKept(name: string): Promise<void> {
    while (!(await readFile(file, 'utf8').catch(() => '')).includes(`"name": "${name}"`)) await nextTurn();
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
    await assert.rejects(stat(`${file}.lock.turn`), { code: 'ENOENT' });
  });

  it('is not asked for by a start that finds a sandbox on its port', async () => {
    const { port } = await start();
    await assert.rejects(start({ port }), /A sandbox is already running on port \d+/);
    assert.equal((await start({ port, takesRunning: true })).reused, true);
  });

  it('is free again when its owner was killed, though another process has the id or the port now', async () => {
    const stranger = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    for (const left of [
      `${process.ppid} ${port} ${randomUUID()}`,
      `${process.ppid} 1 ${randomUUID()}`,
      '1',
      '',
    ]) {
      await writeFile(`${file}.lock`, left);
      await (await start()).close();
    }
    stranger.close();
  });

  it('is refused, naming the lock to delete, while the owner does not answer', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    await writeFile(`${file}.lock`, `12 ${(silent.address() as AddressInfo).port} ${randomUUID()}`);
    await assert.rejects(start(), /The process 12 may keep .* delete .*account\.json\.lock\./);
    silent.closeAllConnections();
    silent.close();
    await start();
  });

  it('is had by one of many sandboxes that find the lock of a killed one at the same time', async () => {
    for (let round = 0; round < 10; round += 1) {
      await writeFile(`${file}.lock`, `1 1 ${randomUUID()}`);
      const starts = await Promise.allSettled(Array.from({ length: 8 }, () => start()));
      const [owner, ...others] = starts.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
      assert.deepEqual([owner?.reused, others], [false, []]);
      await owner?.close();
    }
  });

  it('names what a sandbox left behind that was killed while it took the file', async () => {
    await writeFile(`${file}.lock.turn`, '');
    await assert.rejects(start(), /Another sandbox is just taking .*delete .*account\.json\.lock\.turn/);
    await rm(`${file}.lock.turn`);
    await start();
  });

  it('leaves the lock alone that another sandbox has made meanwhile', async () => {
    const sandbox = await start();
    await writeFile(`${file}.lock`, `1 1 ${randomUUID()}`);
    await sandbox.close();
    assert.match(await readFile(`${file}.lock`, 'utf8'), /^1 1 /);
  });

  it('is written anew when somebody took it away', async () => {
    const sandbox = await start();
    await rename(sandbox, 'Bia');
    await untilKept('Bia');
    await rm(file);
    await rename(sandbox, 'Caio');
    await sandbox.close();
    assert.deepEqual(told, []);
    assert.equal((await start()).contact(id)?.name, 'Caio');
  });

  it('is read again however large it became', async () => {
    const annotation = 'x'.repeat(1024 * 1024);
    const contacts = Array.from({ length: 60 }, () => ({ annotation }));
    const kept = await PersistedAccount.open(file, (notice) => told.push(keepingText(notice)));
    kept.changed(() =>
      readSeed({ name: 'seed', text: JSON.stringify({ contacts }) }, { maxMegabytes: Infinity }),
    );
    await kept.close();
    const again = await PersistedAccount.open(file, (notice) => told.push(keepingText(notice)));
    await again.close();
    assert.deepEqual([again.content?.contacts.length, told], [60, []]);
  });

  it('is told in a sentence when it cannot be there', async () => {
    const missing = join(folder, 'none', 'account.json');
    await assert.rejects(start({ persist: missing }), (error) => {
      const next =
        'Create it, or choose another file: with the setting wts.sandbox.persistFile, or with --persist';
      assert.ok(error instanceof Error);
      assert.ok(
        error.message.includes(`${missing}: there is no folder ${dirname(missing)}. ${next}`),
        error.message,
      );
      return true;
    });
    await mkdir(file);
    await assert.rejects(
      start(),
      /account\.json: this is a folder\. Name a file in it, or choose another file/,
    );
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
