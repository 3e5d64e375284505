import { randomUUID } from 'node:crypto';
import { access, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBackup } from '../../core/session/backup';
import type { ContactReference } from '../reference/contactUri';
import { writePrivateFile, errorCode } from './privateFile';
import { digestOf } from './savedTexts';
import { SerialQueue } from '../../core/session/serialQueue';

/** Each failed attempt means that another window took a file. */
const MOST_ATTEMPTS = 10;

/** The end of the name of a file: its process, and whether it is half-written. A mark says that a save is under way. */
const OWNED = /-(\d+)(?:-[0-9a-f]{8}\.json(\.new)?)?$/;

/** Of files whose window is gone. */
const LONGEST_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** A file's name tells what is in it and whose it is; `pid` is the extension host that wrote it. */
interface KeptFile {
  readonly name: string;
  readonly digest: string;
  readonly pid: number;
}

/**
 * Keeps what a contact's unsaved text was made from, so that text restored after a restart is compared with that. A
 * file is readable by its owner alone and gone when the contact is clean. Several windows may share the folder and show
 * the same contact: each has a file of its own, so that none takes another's away.
 */
export class BaselineStore {
  /** The files of this window, by the start of their names. */
  private readonly kept = new Map<string, KeptFile>();
  /** Files that this window's last run may have left, while that was still ending. */
  private readonly left = new Map<string, readonly KeptFile[]>();
  /** The processes that this window goes on from: the marks of their saves are its own to read. */
  private readonly predecessors = new Map<string, readonly number[]>();
  private readonly queue = new SerialQueue();
  private isSwept = false;

  constructor(
    private readonly folder: string,
    private readonly pid: number = process.pid,
    private readonly isRunning: (pid: number) => boolean = isProcessRunning,
  ) {}

  keep(reference: ContactReference, content: string): Promise<void> {
    const prefix = prefixOf(reference);
    const digest = digestOf(content).slice(0, 16);
    const last = this.kept.get(prefix);
    if (last?.digest === digest) return Promise.resolve();
    const file = this.name(prefix, digest);
    this.kept.set(prefix, file);
    return this.queue.run(async () => {
      await this.write(file, content);
      if (last !== undefined) await this.remove(last);
    });
  }

  drop(reference: ContactReference): Promise<void> {
    const prefix = prefixOf(reference);
    const file = this.kept.get(prefix);
    if (file === undefined) return Promise.resolve();
    const left = this.left.get(prefix) ?? [];
    this.kept.delete(prefix);
    this.left.delete(prefix);
    return this.queue.run(async () => {
      await Promise.all([file, ...left.filter((other) => !this.isRunning(other.pid))].map(this.remove));
      await this.removeMarks(reference);
    });
  }

  /** From here on nobody knows what the API holds: VS Code may end before the save does. */
  markSaving(reference: ContactReference): Promise<void> {
    return this.queue.run(async () => {
      await writePrivateFile(this.markOf(reference, this.pid), '');
      // By the time of a save, text that was restored has its baseline back.
      if (!this.isSwept) await this.sweep();
    });
  }

  /** What became of the save is known. */
  clearSaving(reference: ContactReference): Promise<void> {
    return this.queue.run(() => this.removeMarks(reference));
  }

  /** Whether a save was cut off, or ended without anybody knowing how. */
  async wasSaving(reference: ContactReference): Promise<boolean> {
    await this.queue.idle();
    const looks = this.ownersOf(reference).map((pid) =>
      access(this.markOf(reference, pid)).then(
        () => true,
        () => false,
      ),
    );
    return (await Promise.all(looks)).includes(true);
  }

  /** Undefined when there is none, when it cannot be read, and when several could be meant. */
  async read(reference: ContactReference): Promise<string | undefined> {
    await this.queue.idle();
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        return await this.take(prefixOf(reference));
      } catch (error) {
        // Another window has taken it; there may be one more.
        if (errorCode(error) !== 'ENOENT') return undefined;
      }
    }
    return undefined;
  }

  /** Resolves when nothing is left to be written. */
  async dispose(): Promise<void> {
    await this.queue.idle();
  }

  /** Each window has a mark of its own: what becomes of its save is not for another one to tell. */
  private markOf(reference: ContactReference, pid: number): string {
    return join(this.folder, `${prefixOf(reference)}saving-${pid}`);
  }

  private ownersOf(reference: ContactReference): number[] {
    return [this.pid, ...(this.predecessors.get(prefixOf(reference)) ?? [])];
  }

  private async removeMarks(reference: ContactReference): Promise<void> {
    const owners = this.ownersOf(reference).filter((pid) => pid === this.pid || !this.isRunning(pid));
    await Promise.all(owners.map((pid) => rm(this.markOf(reference, pid), { force: true })));
  }

  /** A file whose window is gone becomes this window's; one whose window runs may be what this one's last run left. */
  private async take(prefix: string): Promise<string | undefined> {
    const found = (await readdir(this.folder)).flatMap((name) => readName(name, prefix));
    const own = found.filter(({ name }) => name === this.kept.get(prefix)?.name);
    const free = own.length > 0 ? own : found.filter(({ pid }) => !this.isRunning(pid));
    const [file, ...others] = free.length > 0 ? free : found;
    if (file === undefined || others.some(({ digest }) => digest !== file.digest)) return undefined;
    const content = await readFile(join(this.folder, file.name), 'utf8');
    if (parseBackup(content) === undefined) return undefined;
    const mine = this.name(prefix, file.digest);
    if (free.length > 0) await rename(join(this.folder, file.name), join(this.folder, mine.name));
    else {
      await this.write(mine, content);
      this.left.set(prefix, found);
    }
    this.kept.set(prefix, mine);
    this.predecessors.set(
      prefix,
      (free.length > 0 ? [file] : found).map(({ pid }) => pid),
    );
    return content;
  }

  /** Files hold values of contacts: none stays for good when its unsaved text never comes back, or its write was cut off. */
  private async sweep(): Promise<void> {
    this.isSwept = true;
    for (const name of await readdir(this.folder)) {
      const [, pid, unfinished] = OWNED.exec(name) ?? [];
      if (pid === undefined || this.isRunning(Number(pid))) continue;
      const path = join(this.folder, name);
      const age = Date.now() - (await stat(path)).mtimeMs;
      if (unfinished !== undefined || age > LONGEST_KEPT_MS) await rm(path, { force: true });
    }
  }

  private name(prefix: string, digest: string): KeptFile {
    const name = `${prefix}${digest}-${this.pid}-${randomUUID().slice(0, 8)}.json`;
    return { name, digest, pid: this.pid };
  }

  private async write({ name }: KeptFile, content: string): Promise<void> {
    await writePrivateFile(join(this.folder, `${name}.new`), content);
    await rename(join(this.folder, `${name}.new`), join(this.folder, name));
  }

  private readonly remove = ({ name }: KeptFile): Promise<void> =>
    rm(join(this.folder, name), { force: true });
}

function prefixOf({ environment, id }: ContactReference): string {
  return `${environment}-${id}-`;
}

function readName(name: string, prefix: string): KeptFile[] {
  const match = /^([0-9a-f]{16})-(\d+)-[0-9a-f]{8}\.json$/.exec(name.slice(prefix.length));
  const [, digest, pid] = match ?? [];
  if (!name.startsWith(prefix) || digest === undefined || pid === undefined) return [];
  return [{ name, digest, pid: Number(pid) }];
}

function isProcessRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
