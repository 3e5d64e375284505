import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Baseline, parseBaseline, serializeBaseline, withText } from '../core/contact/baseline';
import type { ContactReference } from './contactUri';

/**
 * Keeps what a contact's unsaved text was made from, so that text restored after a restart is compared with that. A
 * file is readable by its owner alone, named after its content (several windows may share the folder), and gone when
 * the contact is clean.
 */
export class BaselineStore {
  /** The files of this window, by the start of their names. */
  private readonly kept = new Map<string, string>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly folder: string) {}

  /** `text` is what the document was made from; `baseline` remembers what the API gave besides. */
  keep(reference: ContactReference, text: string, baseline: Baseline): Promise<void> {
    const content = serializeBaseline(withText(baseline, text));
    const name = `${prefixOf(reference)}${createHash('sha256').update(content).digest('hex').slice(0, 16)}.json`;
    if (this.kept.get(prefixOf(reference)) === name) return Promise.resolve();
    const last = this.kept.get(prefixOf(reference));
    this.kept.set(prefixOf(reference), name);
    return this.next(async () => {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(join(this.folder, `${name}.new`), content, { mode: 0o600 });
      await rename(join(this.folder, `${name}.new`), join(this.folder, name));
      if (last !== undefined) await rm(join(this.folder, last), { force: true });
    });
  }

  drop(reference: ContactReference): Promise<void> {
    const name = this.kept.get(prefixOf(reference));
    if (name === undefined) return Promise.resolve();
    this.kept.delete(prefixOf(reference));
    return this.next(async () => {
      await rm(join(this.folder, name), { force: true });
      await rm(this.markOf(reference), { force: true });
    });
  }

  /** From here on nobody knows what the API holds: VS Code may end before the save does. */
  markSaving(reference: ContactReference): Promise<void> {
    return this.next(async () => {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(this.markOf(reference), '', { mode: 0o600 });
    });
  }

  /** What became of the save is known. */
  clearSaving(reference: ContactReference): Promise<void> {
    return this.next(() => rm(this.markOf(reference), { force: true }));
  }

  /** Whether a save was cut off, or ended without anybody knowing how. */
  async wasSaving(reference: ContactReference): Promise<boolean> {
    await this.turn;
    return await access(this.markOf(reference)).then(
      () => true,
      () => false,
    );
  }

  /** Undefined when there is none, when it cannot be read, and when several could be meant. */
  async read(reference: ContactReference): Promise<Baseline | undefined> {
    await this.turn;
    try {
      const names = await readdir(this.folder);
      const [name, ...others] = names.filter(
        (found) => found.startsWith(prefixOf(reference)) && found.endsWith('.json'),
      );
      if (name === undefined || others.length > 0) return undefined;
      const content: unknown = JSON.parse(await readFile(join(this.folder, name), 'utf8'));
      this.kept.set(prefixOf(reference), name);
      return parseBaseline(content);
    } catch {
      return undefined;
    }
  }

  private markOf(reference: ContactReference): string {
    return join(this.folder, `${prefixOf(reference)}saving`);
  }

  /** Writes follow each other; one that fails is told to its caller and does not stop the next. */
  private next(task: () => Promise<void>): Promise<void> {
    const turn = this.turn.then(task);
    this.turn = turn.catch(() => undefined);
    return turn;
  }
}

function prefixOf({ environment, id }: ContactReference): string {
  return `${environment}-${id}-`;
}
