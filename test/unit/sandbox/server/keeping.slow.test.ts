import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  type KeepingNotice,
  type Sandbox,
  SAMPLE_CONTACT_ID as id,
  startSandbox,
} from '../../../../src/sandbox/sandbox';
import { send } from '../useSandbox';

describe('a sandbox that keeps its account where nobody chose a file', () => {
  let folder: string;
  let file: string;
  const running: Sandbox[] = [];
  const told: KeepingNotice[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wts-keeping-'));
    file = join(folder, 'sandbox', 'account.json');
    told.length = 0;
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
    await rm(folder, { recursive: true });
  });

  async function start(): Promise<Sandbox> {
    const sandbox = await startSandbox({ port: 0, keepIn: { file, tell: (notice) => told.push(notice) } });
    running.push(sandbox);
    return sandbox;
  }

  const rename = (sandbox: Sandbox, name: string) =>
    send(sandbox.port, `/core/v2/contact/${id}`, { method: 'PUT', body: { fields: ['Name'], name } });
  const nameIn = (sandbox: Sandbox) => sandbox.contact(id)?.name;
  const isFirst = async (sandbox: Sandbox) => (await sandbox.control.state()).isFirst;

  it('has it again, alone to be read by its owner, until a reset', async () => {
    const first = await start();
    assert.equal(await isFirst(first), true);
    await rename(first, 'Bia');
    assert.equal(await isFirst(first), false);
    await first.close();
    if (process.platform !== 'win32') {
      assert.equal((await stat(file)).mode & 0o777, 0o600);
      assert.equal((await stat(dirname(file))).mode & 0o777, 0o700);
    }
    const second = await start();
    assert.equal(nameIn(second), 'Bia');
    assert.equal(await isFirst(second), false);
    await second.reset();
    assert.equal(await isFirst(second), true);
    await second.close();
    const third = await start();
    assert.equal(nameIn(third), 'Ana Souza');
    assert.equal(await isFirst(third), true);
    assert.deepEqual(told, []);
  });

  it('is taken over from one that is just closing', async () => {
    const first = await start();
    await rename(first, 'Bia');
    const [second] = await Promise.all([start(), first.close()]);
    assert.equal(nameIn(second), 'Bia');
    assert.deepEqual(told, []);
  });

  it('begins with the first contacts, and writes to no file of others, while another sandbox has it', async () => {
    const first = await start();
    await rename(first, 'Bia');
    const second = await start();
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['notKept'],
    );
    assert.equal(nameIn(second), 'Ana Souza');
    await rename(second, 'Caio');
    assert.equal((await second.control.state()).persistence, null);
    await Promise.all([first.close(), second.close()]);
    assert.equal(nameIn(await start()), 'Bia');
  });

  it('begins with the first contacts when the file is cut in half, and sets it aside beside those before', async () => {
    for (const aside of ['account.json.broken', 'account.json.broken-2']) {
      const first = await start();
      await rename(first, 'Bia');
      await first.close();
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.slice(0, text.length / 2));
      await rm(`${file}.bak`, { force: true });
      told.length = 0;
      const again = await start();
      assert.equal(nameIn(again), 'Ana Souza');
      await again.close();
      assert.deepEqual(
        told.map(({ kind }) => kind),
        ['setAside', 'fromFirst'],
      );
      assert.equal(told[0]?.values['file'], join(dirname(file), aside));
      assert.equal(await readFile(join(dirname(file), aside), 'utf8'), text.slice(0, text.length / 2));
    }
  });

  it('begins with the first contacts when the state before the last one is broken too, and keeps both aside', async () => {
    await (await start()).close();
    await writeFile(file, '{"conta');
    await writeFile(`${file}.bak`, 'nothing');
    assert.equal(nameIn(await start()), 'Ana Souza');
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['setAside', 'setAside', 'fromFirst'],
    );
    assert.equal(await readFile(`${file}.broken`, 'utf8'), '{"conta');
    assert.equal(await readFile(`${file}.bak.broken`, 'utf8'), 'nothing');
  });

  it('starts where there can be no file', async () => {
    await writeFile(join(folder, 'sandbox'), 'in the way');
    assert.equal(nameIn(await start()), 'Ana Souza');
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['notKept'],
    );
  });
});
