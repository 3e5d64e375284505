import { readFile, realpath, rename } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { AccountContent } from '../account';
import { readSeed, writeSeed } from '../seedFile/readSeed';
import { copyAtomically, writeAtomically } from './atomicWrite';
import { ownFile, type Release } from './ownedFile';

/** Said once, to the person. */
export type Tell = (message: string) => void;

/** An account that outlives the sandbox, in the form of a seed file. The state before the last one stands in `.bak`. */
export class KeptAccount {
  #hasGoodFile: boolean;
  #saving: Promise<void> | undefined;
  #isStale = false;
  #problem: string | undefined;

  private constructor(
    readonly path: string,
    /** What was kept; undefined when there was nothing yet. */
    readonly content: AccountContent | undefined,
    private readonly release: Release,
    private readonly tell: Tell,
    hasGoodFile: boolean,
  ) {
    this.#hasGoodFile = hasGoodFile;
  }

  /**
   * Throws when another sandbox has the file, and when neither the file nor its `.bak` can be read. A file that is no
   * account is set aside, and its `.bak` is taken instead.
   */
  static async open(file: string, tell: Tell): Promise<KeptAccount> {
    const path = await realPath(file);
    const release = await ownFile(path);
    try {
      const { content, isGood } = await readKept(path, tell);
      return new KeptAccount(path, content, release, tell, isGood);
    } catch (error) {
      await release();
      throw error;
    }
  }

  /** Saves what `read` gives, soon; changes during a save are saved together after it. */
  changed(read: () => AccountContent): void {
    this.#isStale = true;
    this.#saving ??= this.#saveWhileStale(read).finally(() => {
      this.#saving = undefined;
    });
  }

  /** Why the last change is not on disk. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Waits for the last save and lets others have the file. */
  async close(): Promise<void> {
    await this.#saving;
    await this.release();
  }

  async #saveWhileStale(read: () => AccountContent): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      // Changes of the same moment are one save.
      await new Promise((resolve) => setImmediate(resolve));
      await this.#save(read()).then(
        () => {
          this.#problem = undefined;
        },
        (error: unknown) => {
          this.#report(error);
        },
      );
    }
  }

  async #save(content: AccountContent): Promise<void> {
    if (this.#hasGoodFile) await copyAtomically(this.path, `${this.path}.bak`);
    await writeAtomically(this.path, writeSeed(content));
    this.#hasGoodFile = true;
  }

  #report(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (this.#problem === undefined) {
      this.tell(`The sandbox cannot save to ${this.path}: ${reason}. It tries again with the next change.`);
    }
    this.#problem = reason;
  }
}

async function realPath(file: string): Promise<string> {
  const path = resolve(file);
  return join(await realpath(dirname(path)), basename(path));
}

async function readKept(
  path: string,
  tell: Tell,
): Promise<{ content: AccountContent | undefined; isGood: boolean }> {
  const text = await readIfThere(path);
  const backup = await readIfThere(`${path}.bak`);
  if (text === undefined && backup === undefined) return { content: undefined, isGood: false };
  try {
    if (text !== undefined) return { content: readSeed({ name: path, text }), isGood: true };
  } catch (error) {
    if (backup === undefined) throw error;
    await rename(path, `${path}.broken`);
    const reason = error instanceof Error ? error.message : String(error);
    tell(`${reason} The file was set aside as ${path}.broken.`);
  }
  const content = readSeed({ name: `${path}.bak`, text: backup ?? '' });
  tell(`The sandbox begins with the state before the last one, from ${path}.bak.`);
  return { content, isGood: false };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
