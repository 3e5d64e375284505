import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { AccountContent } from '../../account/account';
import { hasCode } from './errorCode';
import { writeSeed } from '../../seedFile/readSeed';
import { copyAtomically, writeAtomically } from './atomicWrite';
import type { Tell } from './keepingNotice';
import { readKept, reasonOf } from './keptFile';
import { FileOwnedError, ownFile } from './ownedFile';

/** A window that closes gives its port away first, and its file a moment later. */
const HANDOVER_MS = 1500;
const LOOK_MS = 50;

/** An account that outlives the sandbox, in the form of a seed file. The state before the last one stands in `.bak`. */
export class PersistedAccount {
  #hasGoodFile: boolean;
  #saving: Promise<void> | undefined;
  #isStale = false;
  #problem: string | undefined;

  private constructor(
    readonly path: string,
    /** What was kept; undefined when there was nothing yet. */
    readonly content: AccountContent | undefined,
    private readonly release: () => Promise<void>,
    private readonly tell: Tell,
    hasGoodFile: boolean,
  ) {
    this.#hasGoodFile = hasGoodFile;
  }

  /**
   * Throws when another sandbox has the file, and when neither the file nor its `.bak` can be read. A file that is no
   * account is set aside, and its `.bak` is taken instead.
   */
  static async open(file: string, tell: Tell): Promise<PersistedAccount> {
    try {
      return await PersistedAccount.#open(await realPath(file), tell);
    } catch (error) {
      throw explain(file, error);
    }
  }

  /**
   * Of a file that nobody chose, which is no reason not to start: undefined, and `tell` hears why, when it cannot be
   * had. What cannot be read in it is set aside.
   */
  static async openIfPossible(file: string, tell: Tell): Promise<PersistedAccount | undefined> {
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      return await PersistedAccount.#open(await realPath(file), tell, handedOver, 'setAside');
    } catch (error) {
      tell({ kind: 'notKept', values: { reason: reasonOf(error) } });
      return undefined;
    }
  }

  static async #open(
    path: string,
    tell: Tell,
    own: typeof ownFile = ownFile,
    ifUnread: Parameters<typeof readKept>[2] = 'refused',
  ): Promise<PersistedAccount> {
    const release = await own(path);
    try {
      const { content, isGood } = await readKept(path, tell, ifUnread);
      return new PersistedAccount(path, content, release, tell, isGood);
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
    try {
      await this.#saving;
    } finally {
      await this.release();
    }
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
    if (this.#hasGoodFile) await this.#keepLastState();
    await writeAtomically(this.path, writeSeed(content));
    this.#hasGoodFile = true;
  }

  /** A file that somebody took away is no reason not to write it again. */
  async #keepLastState(): Promise<void> {
    try {
      await copyAtomically(this.path, `${this.path}.bak`);
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error;
    }
  }

  #report(error: unknown): void {
    const reason = reasonOf(error);
    if (this.#problem === undefined) {
      this.tell({ kind: 'unsaved', values: { file: this.path, reason } });
    }
    this.#problem = reason;
  }
}

async function realPath(file: string): Promise<string> {
  const path = resolve(file);
  return join(await realpath(dirname(path)), basename(path));
}

/** Waits for who is just ending. */
async function handedOver(path: string): Promise<() => Promise<void>> {
  const end = Date.now() + HANDOVER_MS;
  for (;;) {
    try {
      return await ownFile(path);
    } catch (error) {
      if (!(error instanceof FileOwnedError) || Date.now() > end) throw error;
      await delay(LOOK_MS);
    }
  }
}

/** What the file system says of the file is no sentence; everything else is one already. */
function explain(file: string, error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  const path = resolve(file);
  return new Error(
    `The sandbox cannot keep its account in ${path}: ${explainCode(path, error)}, or choose another file: with the setting wts.sandbox.persistFile, or with --persist on the command line.`,
    { cause: error },
  );
}

function explainCode(path: string, error: Error): string {
  if (hasCode(error, 'ENOENT')) return `there is no folder ${dirname(path)}. Create it`;
  if (hasCode(error, 'EISDIR')) return 'this is a folder. Name a file in it';
  return `${error.message}. Let it be read and written`;
}
