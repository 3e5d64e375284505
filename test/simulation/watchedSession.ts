import type { SessionPorts } from '../../src/core/session/ports';
import { Session } from '../../src/core/session/session';
import type { SaveRecord } from '../../src/core/undo/saveRecord';
import type { UndoPlan } from '../../src/core/undo/undoSave';

/** What a session does for a person that moves their text. */
interface SessionWatch {
  reloaded(): void;
  reverting(isBegun: boolean): void;
  /** Other edits are to stand there instead. */
  wishing(isBegun: boolean): void;
}

/** Tells when a person's wish has been carried out, whoever asked for it. */
export class WatchedSession extends Session {
  constructor(
    ports: SessionPorts,
    private readonly watcher: SessionWatch,
  ) {
    super(ports);
  }

  override async reload(): Promise<void> {
    await super.reload();
    this.watcher.reloaded();
  }

  override async revert(): Promise<void> {
    this.watcher.reverting(true);
    try {
      await super.revert();
    } finally {
      this.watcher.reverting(false);
    }
  }

  override putBack(): Promise<void> {
    return this.wish(() => super.putBack());
  }

  override undoSave(record: SaveRecord): Promise<UndoPlan> {
    return this.wish(() => super.undoSave(record));
  }

  private async wish<T>(task: () => Promise<T>): Promise<T> {
    this.watcher.wishing(true);
    try {
      return await task();
    } finally {
      this.watcher.wishing(false);
    }
  }
}
