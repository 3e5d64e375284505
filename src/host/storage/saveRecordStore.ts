import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { recordList } from '../../core/undo/recordList';
import type { SaveRecord } from '../../core/undo/saveRecord';
import { writePrivateFile, errorCode } from './privateFile';
import { SerialQueue } from '../../core/session/serialQueue';

const CURRENT = /^saves-(\d+)\.json$/;
/** Everything of ours in the folder: the records, one that cannot be read any more, and what a crash has left. */
const OURS = /^saves-.*\.json(\.new)?$/;

/**
 * Keeps records of saves in one file that its owner alone can read. Several windows may write at once: each write
 * makes the next numbered file, which succeeds for one window alone (`link` never replaces a file); the others read
 * that one and try again. A file is linked when it is whole, so nobody ever reads half of one.
 */
export class SaveRecordStore {
  private readonly queue = new SerialQueue();

  constructor(
    private readonly folder: string,
    /** A file was no list of records and was put aside; a new one begins. */
    private readonly onUnreadable: () => void,
    private readonly now: () => number = Date.now,
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
      const content = await this.readAll();
      if (recordList.merge(content.records, [], this.now()).length < content.count) await this.merge([]);
    });
  }

  async wipe(): Promise<void> {
    await this.queue.run(async () => {
      const names = (await this.names()).filter((name) => OURS.test(name));
      await Promise.all(names.map((name) => rm(join(this.folder, name), { force: true })));
    });
  }

  /** Resolves when nothing is left to be written. */
  async dispose(): Promise<void> {
    await this.queue.idle();
  }

  private async merge(records: readonly SaveRecord[]): Promise<void> {
    for (;;) {
      const found = await this.readAll();
      const merged = recordList.merge(found.records, records, this.now());
      if (await this.write(merged, found.numbers)) return;
    }
  }

  /** Normally one file; two when a window was stopped between writing the new and removing the old one. */
  private async readAll(): Promise<{ records: readonly SaveRecord[]; numbers: number[]; count: number }> {
    for (;;) {
      const numbers = numbersIn(await this.names());
      const contents = await Promise.all(numbers.map((number) => this.readOne(number)));
      // Another window has replaced one of them meanwhile.
      if (contents.includes('gone')) continue;
      const all = contents.flatMap((content) => (content === 'gone' ? [] : content));
      return { records: recordList.merge(all, [], this.now()), numbers, count: all.length };
    }
  }

  private async readOne(number: number): Promise<readonly SaveRecord[] | 'gone'> {
    const path = this.pathOf(number);
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

  /** False when another window was quicker. */
  private async write(records: readonly SaveRecord[], replaced: readonly number[]): Promise<boolean> {
    const unfinished = join(this.folder, `saves-${randomUUID()}.json.new`);
    await writePrivateFile(unfinished, recordList.serialize(records));
    try {
      await link(unfinished, this.pathOf(Math.max(0, ...replaced) + 1));
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(unfinished, { force: true });
    }
    await Promise.all(replaced.map((number) => rm(this.pathOf(number), { force: true })));
    return true;
  }

  private pathOf(number: number): string {
    return join(this.folder, `saves-${number}.json`);
  }

  private async names(): Promise<string[]> {
    try {
      return await readdir(this.folder);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }
}

function numbersIn(names: readonly string[]): number[] {
  return names.flatMap((name) => {
    const number = CURRENT.exec(name)?.[1];
    return number === undefined ? [] : Number(number);
  });
}
