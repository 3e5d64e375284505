import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordList } from '../../core/undo/recordList';
import type { SaveRecord } from '../../core/undo/saveRecord';
import { errorCode, namesIn, writePrivateFile } from './privateFile';
import { SerialQueue } from '../../core/session/serialQueue';

const CURRENT = /^saves-\d+\.json$/;
const UNFINISHED = /^saves-.*\.json\.new$/;
/** Everything of ours in the folder: the records, one that cannot be read any more, and what a crash has left. */
const OURS = /^saves-.*\.json(\.new)?$/;
/** No window takes as long to finish a file. */
const LONGEST_UNFINISHED_MS = 24 * 60 * 60 * 1000;

/**
 * Keeps records of saves in one file that its owner alone can read. Several windows may write at once, and each may be
 * slow or end between any two steps: a window makes a whole new file of all that it has read and of its own, and only
 * then removes what it has read. A file's number is made from its content, so a number never names anything else, and
 * what a window removes is what it has read and written again. Two windows that do so at once leave two files, which
 * they make one of. A window's new file stands there, still empty, before the window reads: who wipes takes it away, too,
 * and so what was read before a wipe never comes back after it.
 */
export class SaveRecordStore {
  private readonly queue = new SerialQueue();

  constructor(
    private readonly folder: string,
    /** A file was no list of records and was put aside; a new one begins. */
    private readonly onUnreadable: () => void,
    private readonly now: () => number = Date.now,
    /** Gives a file that is whole its name; fails when there is one of that name. */
    private readonly publish: (unfinished: string, path: string) => Promise<void> = link,
  ) {}

  /** Newest first. Throws when the folder is there and cannot be read. */
  async read(): Promise<readonly SaveRecord[]> {
    return await this.queue.run(async () => (await this.readAll()).records);
  }

  /** Adds records to what all windows have kept; what is too old or too many goes. */
  async add(records: readonly SaveRecord[]): Promise<void> {
    await this.queue.run(() => this.merge(records));
  }

  /** Lets go of what is too old, if anything is. */
  async prune(): Promise<void> {
    await this.queue.run(async () => {
      await this.removeUnfinished();
      const content = await this.readAll();
      if (recordList.merge(content.records, [], this.now()).length < content.count) await this.merge([]);
    });
  }

  async wipe(): Promise<void> {
    await this.queue.run(async () => {
      let found: readonly string[];
      // A file may get its name between the look and the removal; its window began before this is done.
      while ((found = await this.names(OURS)).length > 0) await this.remove(found);
    });
  }

  /** Resolves when nothing is left to be written. */
  async dispose(): Promise<void> {
    await this.queue.idle();
  }

  /** Whatever order windows merge the same files in, they make the same one of them. */
  private async merge(records: readonly SaveRecord[]): Promise<void> {
    let added = records;
    do {
      if (await this.replace(added)) added = [];
    } while (added.length > 0 || (await this.names(CURRENT)).length > 1);
  }

  /** All that there is, and these, in one new file. False where another window has wiped meanwhile: nothing was written. */
  private async replace(added: readonly SaveRecord[]): Promise<boolean> {
    const unfinished = join(this.folder, `saves-${randomUUID()}.json.new`);
    await writePrivateFile(unfinished, '');
    try {
      const found = await this.readAll();
      const name = await this.write(unfinished, recordList.merge(found.records, added, this.now()));
      if (name !== undefined) await this.remove(found.names.filter((other) => other !== name));
      return name !== undefined;
    } finally {
      await rm(unfinished, { force: true });
    }
  }

  /** Normally one file; more when other windows are writing, or were stopped before they had removed the old one. */
  private async readAll(): Promise<{ records: readonly SaveRecord[]; names: string[]; count: number }> {
    for (;;) {
      const names = await this.names(CURRENT);
      const contents = await Promise.all(names.map((name) => this.readOne(name)));
      // Another window has replaced one of them meanwhile.
      if (contents.includes('gone')) continue;
      const all = contents.flatMap((content) => (content === 'gone' ? [] : content));
      return { records: recordList.merge(all, [], this.now()), names, count: all.length };
    }
  }

  private async readOne(name: string): Promise<readonly SaveRecord[] | 'gone'> {
    const path = join(this.folder, name);
    try {
      const records = recordList.parse(await readFile(path, 'utf8'));
      if (records !== undefined) return records;
      await rename(path, join(this.folder, 'saves-unreadable.json'));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 'gone';
      throw error;
    }
    this.onUnreadable();
    return 'gone';
  }

  /**
   * Gives the name of the file; undefined where the unfinished one was wiped. A file is published when it is whole, so
   * nobody ever reads half of one.
   */
  private async write(unfinished: string, records: readonly SaveRecord[]): Promise<string | undefined> {
    const content = recordList.serialize(records);
    const name = nameOf(content);
    try {
      // Not made anew where it is gone.
      await writeFile(unfinished, content, { flag: 'r+' });
      await this.publish(unfinished, join(this.folder, name));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      // Another window has made the same file.
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    return name;
  }

  /** Files hold values of contacts: what a crash has left would stay for good. */
  private async removeUnfinished(): Promise<void> {
    for (const name of await this.names(UNFINISHED)) {
      const found = await stat(join(this.folder, name)).catch(() => undefined);
      if (found !== undefined && this.now() - found.mtimeMs > LONGEST_UNFINISHED_MS)
        await this.remove([name]);
    }
  }

  private async remove(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => rm(join(this.folder, name), { force: true })));
  }

  /** In one order, whatever the order of the folder: windows that read the same make the same of it. */
  private async names(kind: RegExp): Promise<string[]> {
    return (await namesIn(this.folder)).filter((name) => kind.test(name)).sort();
  }
}

/** 48 bits: older versions of the extension read the number as one, and count on from it. */
function nameOf(content: string): string {
  const hash = createHash('sha256').update(content).digest();
  return `saves-${hash.readUIntBE(0, 6)}.json`;
}
