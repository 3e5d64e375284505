import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { link, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBaseline } from '../../../src/core/changes/baseline';
import { recordList } from '../../../src/core/undo/recordList';
import type { SaveRecord } from '../../../src/core/undo/saveRecord';
import { SaveRecordStore } from '../../../src/host/storage/saveRecordStore';
import { body, CONTACT_ID } from '../builders';

const NOW = Date.parse('2026-03-31T12:00:00.000Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function record(id: string, ageMs = 0): SaveRecord {
  return {
    id,
    environment: 'test',
    contactId: CONTACT_ID,
    name: 'Ana Souza',
    savedAt: new Date(NOW - ageMs).toISOString(),
    before: createBaseline(body()).text,
    after: createBaseline(body({ name: 'Bia' })).text,
    requests: [
      {
        purpose: 'update',
        method: 'PUT',
        url: `https://api.example.com/core/v2/contact/${CONTACT_ID}`,
        headers: { Authorization: 'Bearer YOUR_API_KEY' },
        body: '{"fields":["Name"],"name":"Bia"}',
      },
    ],
    pieces: [
      {
        field: 'name',
        slot: '',
        outcome: 'taken',
        label: 'Name',
        was: 'Ana Souza',
        became: 'Bia',
        obstacle: '',
      },
    ],
  };
}

describe('The store of save records', () => {
  let parent: string;
  let folder: string;
  let unreadable: number;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'wts-'));
    folder = join(parent, 'saves');
    unreadable = 0;
  });
  afterEach(() => rm(parent, { recursive: true }));

  const open = () =>
    new SaveRecordStore(
      folder,
      () => {
        unreadable++;
      },
      () => NOW,
    );
  /** A window that adds a record and stands still right before, or after, its file gets its name. */
  const addSlowly = async (id: string, when: 'before' | 'after') => {
    let [stand, goOn] = [(): void => undefined, (): void => undefined];
    const stands = new Promise<void>((resolve) => (stand = resolve));
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const publish = async (unfinished: string, path: string): Promise<void> => {
      if (when === 'after') await link(unfinished, path);
      stand();
      await mayGoOn;
      if (when === 'before') await link(unfinished, path);
    };
    const store = new SaveRecordStore(
      folder,
      () => undefined,
      () => NOW,
      publish,
    );
    const added = store.add([record(id, MINUTE)]);
    await stands;
    return {
      goOn: async (): Promise<void> => {
        goOn();
        await added;
      },
    };
  };
  const files = () => readdir(folder);
  const ids = async () => (await open().read()).map(({ id }) => id);

  it('gives back what was added, newest first, and holds each record once', async () => {
    await open().add([record('old', 2 * MINUTE), record('older', 3 * MINUTE)]);
    await open().add([record('new'), record('old', 2 * MINUTE)]);
    assert.deepEqual(await open().read(), [
      record('new'),
      record('old', 2 * MINUTE),
      record('older', 3 * MINUTE),
    ]);
  });

  it('is one file that its owner alone can read', async () => {
    for (const id of ['a', 'b', 'c']) await open().add([record(id)]);
    const [name, ...others] = await files();
    assert.deepEqual(others, []);
    const { mode } = await stat(join(folder, name!));
    if (process.platform !== 'win32') assert.equal(mode & 0o777, 0o600);
  });

  it('has written what was added when it is done', async () => {
    const store = open();
    const added = store.add([record('a')]);
    await store.dispose();
    assert.equal((await files()).filter((name) => name.endsWith('.json')).length, 1);
    await added;
  });

  it('has let go of what is too old when it is done', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'saves-1.json'), recordList.serialize([record('old', 31 * DAY)]));
    const store = open();
    const pruned = store.prune();
    await store.dispose();
    const [name = ''] = await files();
    assert.doesNotMatch(await readFile(join(folder, name), 'utf8'), /"old"/);
    await pruned;
  });

  it('has nothing where there is no folder, and makes none to look', async () => {
    assert.deepEqual(await ids(), []);
    await open().prune();
    assert.deepEqual(await readdir(parent), []);
  });

  it('loses nothing when many windows write at once', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `window${index}`);
    await Promise.all(names.map((name, index) => open().add([record(name, index * MINUTE)])));
    assert.deepEqual(await ids(), names);
    assert.equal((await files()).length, 1);
    assert.equal(unreadable, 0);
  });

  it('lets readers see whole lists only, while others write', async () => {
    await open().add([record('first', DAY)]);
    const writing = Promise.all(['a', 'b', 'c', 'd'].map((id) => open().add([record(id)])));
    const seen = await Promise.all(Array.from({ length: 20 }, () => ids()));
    await writing;
    assert.ok(seen.every((found) => found.includes('first')));
    assert.equal(unreadable, 0);
  });

  it('holds the last 50, of the last 30 days', async () => {
    await open().add(Array.from({ length: 60 }, (_, index) => record(`r${index}`, index * MINUTE)));
    assert.deepEqual([(await ids()).length, (await ids()).at(-1)], [50, 'r49']);
    await open().wipe();
    await open().add([record('kept', 30 * DAY), record('gone', 30 * DAY + 1)]);
    assert.deepEqual(await ids(), ['kept']);
  });

  it('lets go of what has become too old, without a save', async () => {
    await open().add([record('old'), record('new')]);
    const later = new SaveRecordStore(
      folder,
      () => undefined,
      () => NOW + 31 * DAY,
    );
    await later.prune();
    const [name] = await files();
    assert.doesNotMatch(await readFile(join(folder, name!), 'utf8'), /Ana Souza/);
  });

  for (const [what, content] of [
    ['half written', recordList.serialize([record('x')]).slice(0, -20)],
    ['something else', '{"records": 1}'],
    ['empty', ''],
  ] as const) {
    it(`puts a file aside that is ${what}, tells it once, and starts anew`, async () => {
      await mkdir(folder);
      await writeFile(join(folder, 'saves-7.json'), content);
      const store = open();
      await store.add([record('fresh')]);
      assert.deepEqual(
        (await store.read()).map(({ id }) => id),
        ['fresh'],
      );
      assert.equal(unreadable, 1);
      assert.equal(await readFile(join(folder, 'saves-unreadable.json'), 'utf8'), content);
    });
  }

  it('keeps the good records beside one that is none', async () => {
    await mkdir(folder);
    const bad = { ...record('bad'), before: '{' };
    await writeFile(join(folder, 'saves-1.json'), recordList.serialize([bad, record('good')]));
    assert.deepEqual(await ids(), ['good']);
    assert.equal(unreadable, 0);
  });

  it('takes both files when a window was stopped before it had removed the old one', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'saves-4.json'), recordList.serialize([record('a', MINUTE)]));
    await writeFile(join(folder, 'saves-5.json'), recordList.serialize([record('a', MINUTE), record('b')]));
    assert.deepEqual(await ids(), ['b', 'a']);
    await open().add([record('c', 2 * MINUTE)]);
    assert.deepEqual(await ids(), ['b', 'a', 'c']);
    assert.equal((await files()).length, 1);
  });

  for (const when of ['before', 'after'] as const) {
    it(`loses nothing of windows so slow that others write several times right ${when} their file gets its name`, async () => {
      await open().add([record('first', 9 * MINUTE)]);
      const slow = await addSlowly('slow', 'before');
      await open().add([record('a')]);
      const slower = await addSlowly('slower', when);
      for (const id of ['b', 'c']) await open().add([record(id)]);
      await slow.goOn();
      await slower.goOn();
      assert.deepEqual((await ids()).sort(), ['a', 'b', 'c', 'first', 'slow', 'slower']);
      assert.equal((await files()).length, 1);
    });
  }

  for (const [when, expected] of [
    ['before', ['a', 'first']],
    ['after', ['a', 'first', 'stopped']],
  ] as const) {
    it(`loses nothing that it had when a window ends right ${when} its file gets its name`, async () => {
      await open().add([record('first', 9 * MINUTE)]);
      await addSlowly('stopped', when);
      await open().add([record('a')]);
      assert.deepEqual((await ids()).sort(), expected);
      assert.equal((await files()).filter((name) => !name.endsWith('.new')).length, 1);
    });
  }

  it('removes what a window that has ended had not finished, and not what one may be writing', async () => {
    await open().add([record('a')]);
    for (const [name, ageMs] of [
      ['saves-old.json.new', 2 * DAY],
      ['saves-new.json.new', MINUTE],
    ] as const) {
      await writeFile(join(folder, name), 'x');
      await utimes(join(folder, name), new Date(NOW - ageMs), new Date(NOW - ageMs));
    }
    await open().prune();
    const unfinished = (await files()).filter((name) => name.endsWith('.new'));
    assert.deepEqual(unfinished, ['saves-new.json.new']);
  });

  it('can be read by older versions, which take what is in its name for a number', async () => {
    for (const id of ['a', 'b', 'c', 'd']) {
      await open().add([record(id)]);
      const [name = ''] = await files();
      const number = Number(/^saves-(\d+)\.json$/.exec(name)?.[1]);
      assert.equal(`saves-${number}.json`, name);
      assert.ok(Number.isSafeInteger(number + 1));
    }
  });

  it('writes nothing in the place of what it cannot read now', async () => {
    await mkdir(join(folder, 'saves-1.json'), { recursive: true });
    await assert.rejects(open().add([record('new')]), { code: 'EISDIR' });
    assert.deepEqual(await files(), ['saves-1.json']);
    assert.equal(unreadable, 0);
  });

  it('leaves nothing behind when it is wiped, and keeps what is not its own', async () => {
    await open().add([record('a')]);
    await writeFile(join(folder, 'saves-unreadable.json'), 'x');
    await writeFile(join(folder, 'saves-1234.json.new'), 'x');
    await writeFile(join(folder, 'other.txt'), 'x');
    await open().wipe();
    assert.deepEqual(await files(), ['other.txt']);
    assert.deepEqual(await ids(), []);
  });

  describe('wiped by one window while another writes', () => {
    it('loses no new record, and brings no old one back, where the file had not got its name yet', async () => {
      await open().add([record('old', 9 * MINUTE)]);
      const slow = await addSlowly('new', 'before');
      await open().wipe();
      assert.deepEqual(await files(), []);
      await slow.goOn();
      assert.deepEqual(await ids(), ['new']);
      assert.equal((await files()).length, 1);
    });

    it('leaves nothing of what had its name by then', async () => {
      await open().add([record('old', 9 * MINUTE)]);
      const slow = await addSlowly('new', 'after');
      await open().wipe();
      await slow.goOn();
      assert.deepEqual(await files(), []);
    });

    it('brings no old record back that was read just before', async () => {
      await open().add([record('old', 9 * MINUTE)]);
      let isWiped = false;
      const reader = new SaveRecordStore(
        folder,
        () => undefined,
        () => {
          // Asked for when all has been read: another window has removed all before this one goes on.
          if (!isWiped) for (const name of readdirSync(folder)) rmSync(join(folder, name));
          isWiped = true;
          return NOW;
        },
      );
      await reader.add([record('new')]);
      assert.deepEqual(await ids(), ['new']);
    });

    it('holds no old record and nothing unfinished when both are done, in whatever order they took their steps', async () => {
      for (let round = 0; round < 20; round++) {
        await open().add([record('old', 9 * MINUTE)]);
        const others = ['a', 'b', 'c'].map((id) => open().add([record(id)]));
        await Promise.all([...others, open().wipe()]);
        assert.ok(!(await ids()).includes('old'), `round ${round}`);
        assert.ok((await files()).every((name) => !name.endsWith('.new')));
      }
    });
  });
});
