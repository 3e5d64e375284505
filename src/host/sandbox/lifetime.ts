import type { Sandbox } from '../../sandbox/sandbox';

/** One sandbox at a time: the next one is launched when the last one has closed, and its file is free. */
export class SandboxLifetime {
  private starting: Promise<Sandbox> | undefined;
  private closed: Promise<unknown> = Promise.resolve();

  constructor(private readonly launch: () => Promise<Sandbox>) {}

  /** The one that was started, perhaps not yet there; undefined after it was stopped, and after a start that failed. */
  get current(): Promise<Sandbox> | undefined {
    return this.starting;
  }

  /** Launches one, unless there is one. */
  start(): Promise<Sandbox> {
    return (this.starting ??= this.launchNext());
  }

  /** Resolves, with the one that was there, when it has closed. */
  async stop(): Promise<Sandbox | undefined> {
    const { starting } = this;
    this.starting = undefined;
    const stopping = Promise.all([starting && close(starting), this.closed]);
    // Whoever stops it hears of a close that fails.
    this.closed = stopping.catch(() => undefined);
    const [sandbox] = await stopping;
    return sandbox;
  }

  private launchNext(): Promise<Sandbox> {
    const launched = this.closed.then(() => this.launch());
    launched.catch(() => {
      if (this.starting === launched) this.starting = undefined;
    });
    return launched;
  }
}

/** Undefined for one that could not be launched: whoever started it hears of that. */
async function close(starting: Promise<Sandbox>): Promise<Sandbox | undefined> {
  const sandbox = await starting.catch(() => undefined);
  await sandbox?.close();
  return sandbox;
}
