import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SavedTexts } from '../../../src/host/storage/savedTexts';
import { contact, CONTACT_ID, uuid } from '../builders';

const reference = { environment: 'shop', id: CONTACT_ID };
const text = JSON.stringify(contact({ name: 'Ana' }));

describe('the texts that were saved', () => {
  let parent: string;
  let folder: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'wts-saved-'));
    folder = join(parent, 'baselines');
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('are known to a window that comes after, of their own contact and environment alone', async () => {
    const before = new SavedTexts(folder, 1);
    assert.equal(await before.has(reference, text), false);
    await before.note(reference, text);
    const after = new SavedTexts(folder, 2);
    assert.equal(await after.has(reference, text), true);
    assert.equal(await after.has(reference, `${text} `), false);
    assert.equal(await after.has({ ...reference, environment: 'test' }, text), false);
    assert.equal(await after.has({ ...reference, id: uuid(9) }, text), false);
  });

  it('are known of each window, and only the last of each', async () => {
    const [one, two] = [new SavedTexts(folder, 1), new SavedTexts(folder, 2)];
    await one.note(reference, text);
    for (let count = 0; count < 25; count++) await two.note(reference, String(count));
    assert.deepEqual(
      [await one.has(reference, text), await one.has(reference, '24'), await one.has(reference, '0')],
      [true, true, false],
    );
  });

  it('are written as digests alone, for their owner to read', async () => {
    await new SavedTexts(folder, 1).note(reference, text);
    const [name = ''] = await readdir(folder);
    assert.match(await readFile(join(folder, name), 'utf8'), /^[0-9a-f]{64}$/);
    if (process.platform !== 'win32') assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600);
  });
});
