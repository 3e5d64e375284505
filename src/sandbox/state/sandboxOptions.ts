import type { SandboxOptions as PublicOptions } from '../publicApi';
import type { KeepingNotice } from './persistence/keepingNotice';

/** What the package promises, and what only our own command line and editor ask for. */
export interface SandboxOptions extends PublicOptions {
  /** A sandbox that already runs on the port is taken as it is, whatever the other options say. */
  readonly takesRunning?: boolean;
  /** Whether the process stays for as long as the sandbox listens; true when left out. */
  readonly keepsAlive?: boolean;
  /** Where the account is kept, when there is no `persist`; one that cannot be kept there is started all the same. */
  readonly keepIn?: { readonly file: string; readonly tell: (notice: KeepingNotice) => void };
}
