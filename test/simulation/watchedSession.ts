import type { SessionPorts } from '../../src/core/session/ports';
import { Session } from '../../src/core/session/session';

/** Tells when a reload has ended well, whoever asked for it. */
export class WatchedSession extends Session {
  constructor(
    ports: SessionPorts,
    private readonly reloaded: () => void,
  ) {
    super(ports);
  }

  override async reload(): Promise<void> {
    await super.reload();
    this.reloaded();
  }
}
