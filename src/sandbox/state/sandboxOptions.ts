import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AccountContent } from '../account/account';
import type { SandboxOptions as PublicOptions } from '../publicApi';
import { accountSeed } from '../account/seed';
import { readSeed } from '../seedFile/readSeed';
import type { KeepingNotice } from './persistence/keepingNotice';
import { NOT_LOOPBACK, readLoopbackUrl } from '../account/subscription';

/** What the package promises, and what only our own command line and editor ask for. */
export interface SandboxOptions extends PublicOptions {
  /** A sandbox that already runs on the port is taken as it is, whatever the other options say. */
  readonly takesRunning?: boolean;
  /** Whether the process stays for as long as the sandbox listens; true when left out. */
  readonly keepsAlive?: boolean;
  /** Where the account is kept, when there is no `persist`; one that cannot be kept there is started all the same. */
  readonly keepIn?: { readonly file: string; readonly tell: (notice: KeepingNotice) => void };
}

/**
 * Throws a SeedError for a wrong seed, and an error that names the file when it cannot be read. `warn` hears of what may
 * be a mistake.
 */
export async function readSeedOption(
  seed: SandboxOptions['seed'],
  warn: (message: string) => void,
): Promise<AccountContent> {
  if (seed === undefined) return accountSeed();
  const source =
    typeof seed === 'string'
      ? { name: basename(seed), text: await readSeedText(seed) }
      : { name: 'seed', text: JSON.stringify(seed, null, 2) };
  return readSeed(source, { warn });
}

async function readSeedText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The seed file cannot be read: ${reason}. Check its path.`, { cause: error });
  }
}

/** Each URL once. Throws for one that is not of this machine. */
export function readWebhooksOption(urls: readonly string[]): readonly string[] {
  const stranger = urls.find((url) => readLoopbackUrl(url) === undefined);
  if (stranger !== undefined) throw new Error(`${stranger} is refused. ${NOT_LOOPBACK}`);
  return [...new Set(urls.map((url) => url.trim()))];
}
