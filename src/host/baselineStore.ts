import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Baseline, parseBaseline, serializeBaseline } from '../core/contact/baseline';
import type { ContactReference } from './contactUri';

/**
 * Keeps the baseline of a contact with unsaved edits, so that text restored after a restart is compared with what it
 * was made from. One file for each contact, readable by its owner alone, gone when the contact is clean.
 */
export class BaselineStore {
  private readonly kept = new Map<string, Baseline>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly folder: string) {}

  keep(reference: ContactReference, baseline: Baseline): Promise<void> {
    const file = this.file(reference);
    if (this.kept.get(file) === baseline) return Promise.resolve();
    this.kept.set(file, baseline);
    return this.next(async () => {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(`${file}.new`, serializeBaseline(baseline), { mode: 0o600 });
      await rename(`${file}.new`, file);
    });
  }

  drop(reference: ContactReference): Promise<void> {
    const file = this.file(reference);
    this.kept.delete(file);
    return this.next(() => rm(file, { force: true }));
  }

  /** Undefined when there is none, or it cannot be read. */
  async read(reference: ContactReference): Promise<Baseline | undefined> {
    await this.turn;
    try {
      const content: unknown = JSON.parse(await readFile(this.file(reference), 'utf8'));
      return parseBaseline(content);
    } catch {
      return undefined;
    }
  }

  /** Writes follow each other; one that fails is told to its caller and does not stop the next. */
  private next(task: () => Promise<void>): Promise<void> {
    const turn = this.turn.then(task);
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  private file({ environment, id }: ContactReference): string {
    return join(this.folder, `${environment}-${id}.json`);
  }
}
