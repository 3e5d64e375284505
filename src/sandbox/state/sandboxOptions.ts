import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type {
  AccountContent,
  CustomField,
  Named,
  Portfolio,
  Sequence,
  Tag,
  TagColor,
} from '../account/account';
import type { StoredContact } from '../account/contact';
import type { FaultOrder } from '../faults/faultOrder';
import type { JournalRow } from './journal';
import { accountSeed } from '../account/seed';
import { readSeed } from '../seedFile/readSeed';
import type { SandboxSwitches } from '../account/switches';
import { NOT_LOOPBACK, readLoopbackUrl, type Subscription } from '../account/subscription';

/** A row of a list; of some lists its name is enough. */
type Row<Value extends Named> = string | (Partial<Value> & { readonly name: string });

/** What a seed file holds. A part that is left out is that of the built-in account. */
export interface SeedFile {
  readonly tags?: readonly Row<Tag>[];
  readonly tagColors?: readonly TagColor[];
  readonly portfolios?: readonly Row<Portfolio>[];
  readonly sequences?: readonly Row<Sequence>[];
  readonly customFields?: readonly (Partial<Omit<CustomField, 'options'>> & {
    readonly key: string;
    readonly options?: readonly Row<Named>[];
  })[];
  /** As the API gives them; everything may be left out, and tags and portfolios may be given by name. */
  readonly contacts?: readonly (Partial<StoredContact> & {
    readonly tagNames?: readonly string[];
    readonly portfolioNames?: readonly string[];
  })[];
  /** To webhooks; a URL is enough, and it must be of this machine. */
  readonly subscriptions?: readonly (string | (Partial<Subscription> & { readonly url: string }))[];
}

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly switches?: Partial<SandboxSwitches> | undefined;
  /** The account to begin with, and to come back to with a reset: the path of a seed file, or what stands in one. */
  readonly seed?: string | SeedFile;
  /** The path of a file that the account is kept in: what stands there is begun with, a reset brings back the seed. */
  readonly persist?: string;
  /**
   * URLs of this machine that all events of contacts are posted to. They belong to the sandbox, not to the account: no
   * call of the API lists or changes them, and neither an import nor a file that is kept knows them.
   */
  readonly webhooks?: readonly string[];
  /** Origins of web pages that may call, such as `http://localhost:5173`. Others are refused. */
  readonly allowedOrigins?: readonly string[];
  /** Names besides those of this machine that requests may be sent to, such as `host.docker.internal`. */
  readonly allowedHosts?: readonly string[];
  /** Faults that are on from the start, and again after a reset. */
  readonly faults?: readonly FaultOrder[];
  /** A sandbox that already runs on the port is taken as it is, whatever the other options say. */
  readonly takesRunning?: boolean;
  /** Called with each request to the API when it has been answered. */
  readonly onRequest?: (row: JournalRow) => void;
  /** Called with what a person should know, such as a state that cannot be saved. */
  readonly tell?: (message: string) => void;
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
