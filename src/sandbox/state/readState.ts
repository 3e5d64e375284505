import { completeSwitches } from '../account/switches';
import { readFaultOrder } from '../faults/faultOrder';
import { readAllowedCallers } from './allowedCallers';
import { keepingText } from './persistence/keepingNotice';
import { PersistedAccount } from './persistence/persistedAccount';
import { readSeedOption, readWebhooksOption, type SandboxOptions } from './sandboxOptions';
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
    callers: readAllowedCallers(options.allowedOrigins ?? [], options.allowedHosts ?? []),
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
