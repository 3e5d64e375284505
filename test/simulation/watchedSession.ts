import type { SessionPorts } from '../../src/core/session/ports';
import { Session } from '../../src/core/session/session';

/** Tells when a person's wish has been carried out, whoever asked for it. */
export class WatchedSession extends Session {
  constructor(
    ports: SessionPorts,
    private readonly watcher: { reloaded(): void; reverting(isBegun: boolean): void },
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
}
