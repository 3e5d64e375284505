import type { SandboxOptions as PublicOptions } from '../publicApi';

/** What the package promises, and what only our own command line and editor ask for. */
export interface SandboxOptions extends PublicOptions {
  /** A sandbox that already runs on the port is taken as it is, whatever the other options say. */
  readonly takesRunning?: boolean;
  /** Whether the process stays for as long as the sandbox listens; true when left out. */
  readonly keepsAlive?: boolean;
}
