import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AccountContent } from '../account/account';
import { accountSeed } from '../account/seed';
import { NOT_LOOPBACK, readLoopbackUrl } from '../account/subscription';
import { readSeed } from '../seedFile/readSeed';
import { completeSwitches } from '../account/switches';
import { readFaultOrder } from '../faults/faultOrder';
import { AllowedCallers } from './allowedCallers';
import { keepingText } from './persistence/keepingNotice';
import { PersistedAccount } from './persistence/persistedAccount';
import type { SandboxOptions } from './sandboxOptions';
import { createSecret } from './sandboxSecret';
import { startedWith } from './startedWith';
import { SandboxState } from './state';

/** All that a sandbox begins with; what its file keeps counts before the seed. Throws what is wrong with the options. */
export async function readState(options: SandboxOptions): Promise<SandboxState> {
  const { faults = [], onRequest = () => undefined, tell = () => undefined, seed } = options;
  for (const fault of faults) readFaultOrder(fault);
  const beginning = {
    switches: completeSwitches(options.switches),
    faults,
    webhooks: readWebhooksOption(options.webhooks ?? []),
    callers: new AllowedCallers(options.allowedOrigins ?? [], options.allowedHosts ?? []),
    content: await readSeedOption(seed, tell),
    startedWith: startedWith(options),
    secret: createSecret(),
  };
  const kept = await openKept(options);
  return new SandboxState(beginning, kept?.content ?? beginning.content, kept, onRequest);
}

async function openKept({ persist, keepIn, tell }: SandboxOptions): Promise<PersistedAccount | undefined> {
  if (persist !== undefined) {
    return await PersistedAccount.open(persist, (notice) => tell?.(keepingText(notice)));
  }
  return keepIn && (await PersistedAccount.openIfPossible(keepIn.file, keepIn.tell));
}

/**
 * Throws a SeedError for a wrong seed, and an error that names the file when it cannot be read. `warn` hears of what may
 * be a mistake.
 */
async function readSeedOption(
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
function readWebhooksOption(urls: readonly string[]): readonly string[] {
  const stranger = urls.find((url) => readLoopbackUrl(url) === undefined);
  if (stranger !== undefined) throw new Error(`${stranger} is refused. ${NOT_LOOPBACK}`);
  return [...new Set(urls.map((url) => url.trim()))];
}
