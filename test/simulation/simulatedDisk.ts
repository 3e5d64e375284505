import { createHash } from 'node:crypto';
import { type Backup, parseBackup, serializeBackup } from '../../src/core/session/backup';
import type { BackupPort } from '../../src/core/session/ports';

/** What a run of the extension finds of a text from before it. */
export type Memory = 'kept' | 'saved' | 'none';

/** What outlives a run of the extension. */
export class SimulatedDisk {
  kept: string | undefined;
  private isSaving = false;
  private readonly saved = new Set<string>();

  /** `takes` hears that a save has taken the text. */
  constructor(private readonly takes: () => void) {}

  /** How the extension that is started next knows what this text was made from: it was kept, or all of it was saved. */
  memoryOf(text: string): Memory {
    if (this.kept !== undefined) return 'kept';
    return this.saved.has(text) ? 'saved' : 'none';
  }

  /** The folder with all of it is gone. */
  lose(): void {
    this.kept = undefined;
    this.isSaving = false;
    this.saved.clear();
  }

  /** The disk, as one run of the extension reaches it: one that has ended writes nothing any more. */
  backup(isThere: () => boolean): BackupPort {
    const reach = <T>(task: () => T): Promise<T> =>
      isThere() ? Promise.resolve(task()) : new Promise(() => undefined);
    return {
      keep: (backup: Backup) =>
        reach(() => {
          this.kept = serializeBackup(backup);
        }),
      drop: () =>
        reach(() => {
          this.kept = undefined;
          this.isSaving = false;
        }),
      read: () => reach(() => (this.kept === undefined ? undefined : parseBackup(this.kept))),
      markSaving: () =>
        reach(() => {
          this.isSaving = true;
          this.takes();
        }),
      clearSaving: () =>
        reach(() => {
          this.isSaving = false;
        }),
      wasSaving: () => reach(() => this.isSaving),
      noteSaved: (text) =>
        reach(() => {
          this.saved.add(text);
        }),
      wasSaved: (text) => reach(() => this.saved.has(text)),
      digestOf: (text) => createHash('sha256').update(text).digest('hex'),
    };
  }
}
