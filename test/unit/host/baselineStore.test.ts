import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBaseline } from '../../../src/core/changes/baseline';
import { parseBackup } from '../../../src/core/session/backup';
import { BaselineStore } from '../../../src/host/storage/baselineStore';
import { SavedTexts } from '../../../src/host/storage/savedTexts';
import { CONTACT_ID, contact, uuid } from '../builders';
import type { Baseline } from '../../../src/core/changes/change';

const reference = { environment: 'shop', id: CONTACT_ID };
const older = createBaseline(JSON.stringify(contact({ name: 'Ana' })));
const newer = createBaseline(JSON.stringify(contact({ name: 'Ana Lima' })));

const textIn = (content: string | undefined) => parseBackup(content ?? '')?.origin.baseline.text;

describe('the kept baselines of several windows', () => {
  let parent: string;
  let folder: string;
  const running = new Set<number>();
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'wts-baselines-'));
    folder = join(parent, 'baselines');
  });
  afterEach(async () => {
    running.clear();
    await rm(parent, { recursive: true });
  });

  function start(pid: number): BaselineStore {
    running.add(pid);
    return new BaselineStore(folder, pid, (asked) => running.has(asked));
  }

  /** The same window after a reload: a new process. */
  function reload(from: number, to: number): BaselineStore {
    running.delete(from);
    return start(to);
  }

  const keep = (store: BaselineStore, baseline: Baseline): Promise<void> =>
    store.keep(reference, JSON.stringify(baseline));
  const files = (): Promise<string[]> => readdir(folder).catch(() => []);

  it('come back after a reload and are gone when the contact is clean', async () => {
    await keep(start(1), older);
    const back = reload(1, 2);
    assert.equal(textIn(await back.read(reference)), older.text);
    assert.equal((await files()).length, 1);
    await back.drop(reference);
    assert.deepEqual(await files(), []);
  });

  it('are readable by their owner alone', async function () {
    if (process.platform === 'win32') this.skip();
    await keep(start(1), older);
    const [file = ''] = await files();
    assert.equal((await stat(join(folder, file))).mode & 0o777, 0o600);
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
  });

  it('are not taken away by another window that saves the same contact', async () => {
    const [a, b] = [start(1), start(2)];
    await keep(a, older);
    await keep(b, older);
    await a.drop(reference);
    assert.equal(textIn(await reload(2, 3).read(reference)), older.text);
  });

  it('are each window’s own when both reload, whoever is first', async () => {
    await keep(start(1), older);
    await keep(start(2), older);
    running.clear();
    const [a, b] = [start(3), start(4)];
    const [readA, readB] = await Promise.all([a.read(reference), b.read(reference)]);
    assert.deepEqual([textIn(readA), textIn(readB)], [older.text, older.text]);
    await a.drop(reference);
    assert.equal(textIn(await reload(4, 5).read(reference)), older.text);
  });

  it('are not mixed up with those of a window that runs and has loaded a newer contact', async () => {
    await keep(start(1), older);
    await keep(start(2), newer);
    const back = reload(1, 3);
    assert.equal(textIn(await back.read(reference)), older.text);
    await back.drop(reference);
    assert.equal(textIn(await reload(2, 4).read(reference)), newer.text);
  });

  it('are found while the window’s last process is still ending, and leave nothing behind', async () => {
    await keep(start(1), older);
    const back = start(2);
    assert.equal(textIn(await back.read(reference)), older.text);
    running.delete(1);
    await back.drop(reference);
    assert.deepEqual(await files(), []);
  });

  it('are found again by the same process', async () => {
    const store = start(1);
    await keep(store, older);
    await keep(start(2), newer);
    assert.equal(textIn(await store.read(reference)), older.text);
    await store.drop(reference);
    assert.equal((await files()).length, 1);
  });

  it('are taken for lost when several could be meant', async () => {
    await keep(start(1), older);
    await keep(start(2), newer);
    running.clear();
    assert.equal(await start(3).read(reference), undefined);
  });

  it('are taken for lost when the file is damaged, or there is none', async () => {
    assert.equal(await start(2).read(reference), undefined);
    await keep(start(1), older);
    const [file = ''] = await files();
    await writeFile(join(folder, file), '{"text":');
    assert.equal(await reload(1, 2).read(reference), undefined);
  });

  it('follow a baseline that moves', async () => {
    const store = start(1);
    await keep(store, older);
    await keep(store, newer);
    assert.equal((await files()).length, 1);
    assert.equal(textIn(await reload(1, 2).read(reference)), newer.text);
  });

  it('that are being written are there when the store is done', async () => {
    const store = start(1);
    const kept = keep(store, older);
    await store.dispose();
    assert.equal((await files()).filter((name) => name.endsWith('.json')).length, 1);
    await kept;
  });

  it('of a process that runs are left to it', async () => {
    await keep(new BaselineStore(folder), older);
    await keep(new BaselineStore(folder, 2 ** 30), newer);
    assert.equal(textIn(await new BaselineStore(folder).read(reference)), newer.text);
  });

  it('are gone a month after the window that never came back, and half-written ones at once', async () => {
    await keep(start(1), older);
    await new SavedTexts(folder, 1).note(reference, older.text);
    const old = await files();
    const month = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
    for (const name of old) await utimes(join(folder, name), month, month);
    const elsewhere = { ...reference, id: uuid(2) };
    await start(2).keep(elsewhere, JSON.stringify(older));
    await new SavedTexts(folder, 2).note(elsewhere, older.text);
    const young = (await files()).filter((name) => !old.includes(name));
    await writeFile(join(folder, `shop-${uuid(3)}-0123456789abcdef-2-01234567.json.new`), '{');
    await writeFile(join(folder, 'not ours.txt'), '');
    running.clear();
    const store = start(3);
    await store.markSaving(reference);
    await store.clearSaving(reference);
    assert.deepEqual(new Set(await files()), new Set([...young, 'not ours.txt']));
  });

  it('stay however old while their window runs', async () => {
    await keep(start(1), older);
    const [old = ''] = await files();
    await utimes(join(folder, old), new Date(0), new Date(0));
    await start(2).markSaving(reference);
    assert.ok((await files()).includes(old));
  });

  describe('beside the mark of a save that is under way', () => {
    it('tell after a reload that it was cut off, and no more when that is known', async () => {
      const store = start(1);
      await keep(store, older);
      await store.markSaving(reference);
      const back = reload(1, 2);
      await back.read(reference);
      assert.equal(await back.wasSaving(reference), true);
      await back.clearSaving(reference);
      assert.equal(await back.wasSaving(reference), false);
      await back.drop(reference);
      assert.deepEqual(await files(), []);
    });

    it('are told apart: one window neither reads nor clears the mark of another', async () => {
      const [a, b] = [start(1), start(2)];
      await keep(a, older);
      await keep(b, older);
      await a.markSaving(reference);
      assert.equal(await b.wasSaving(reference), false);
      await b.clearSaving(reference);
      await b.drop(reference);
      const back = reload(1, 3);
      await back.read(reference);
      assert.equal(await back.wasSaving(reference), true);
    });

    it('are found while the last process is still ending, and leave nothing behind', async () => {
      const store = start(1);
      await keep(store, older);
      await store.markSaving(reference);
      const back = start(2);
      await back.read(reference);
      assert.equal(await back.wasSaving(reference), true);
      running.delete(1);
      await back.drop(reference);
      assert.deepEqual(await files(), []);
    });
  });
});
