import type { ApiConnection } from '../core/api/connection';
import { normalizeBaseUrl } from '../core/api/baseUrl';
import type { ApiErrorKind } from '../core/api/errors/errorFacts';
import { ApiError } from '../core/api/errors/errors';
import { DEFAULT_SANDBOX_PORT, SANDBOX_KEY } from '../sandbox/account/identity';

const PRODUCTION = 'https://api.wts.chat';
const SANDBOX = `http://127.0.0.1:${DEFAULT_SANDBOX_PORT}`;

interface AccountChoice {
  /** Of the command line; it counts before `WTS_BASE_URL`. */
  readonly baseUrl: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/** Which account a tool asks. @throws an Error that says what is missing or wrong */
export function chooseAccount({ baseUrl, env }: AccountChoice): ApiConnection {
  const address = baseUrl ?? filled(env['WTS_BASE_URL']);
  const key = filled(env['WTS_API_KEY']);
  if (key === undefined && address === undefined)
    return { baseUrl: SANDBOX, key: SANDBOX_KEY, environment: 'the sandbox' };
  const chosen = normalizeBaseUrl(address ?? (key === SANDBOX_KEY ? SANDBOX : PRODUCTION));
  // The sandbox's own key is no secret, so that its address is enough.
  const isLocal = chosen.startsWith('http://');
  if (key === undefined && !isLocal)
    throw new Error(`No key: set WTS_API_KEY to a key of the account at ${chosen}.`);
  return { baseUrl: chosen, key: key ?? SANDBOX_KEY, environment: 'this account' };
}

function filled(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** Where the extension speaks of its settings and commands, a tool on a command line has others. */
const sentences: Partial<Readonly<Record<ApiErrorKind, (address: string) => string>>> = {
  connectionRefused: (address) =>
    address === SANDBOX
      ? `No sandbox runs at ${SANDBOX}: start it, or set WTS_API_KEY to the key of an account.`
      : `Nothing answers at ${address}. Start that server, or correct the address (--base-url, WTS_BASE_URL).`,
  hostNotFound: (address) =>
    `The host of ${address} was not found. Check the network connection, and the address (--base-url, WTS_BASE_URL).`,
  wrongUrl: (address) =>
    `The API at ${address} does not know this address. Correct it (--base-url, WTS_BASE_URL); the key is not to blame.`,
  redirected: (address) => `${address} leads to another address. Give that one (--base-url, WTS_BASE_URL).`,
  webPage: (address) =>
    `${address} answered with a web page instead of the API. Correct the address (--base-url, WTS_BASE_URL).`,
  unauthorized: (address) =>
    `${address} refused the key: it is wrong or was revoked. Set WTS_API_KEY to a key that is valid there.`,
  malformedKey: () => 'WTS_API_KEY holds characters that no key has. Set it again.',
  listTooLong: () => 'A list of this account is too long. Leave it out with --only.',
};

/** What a person is told when a call failed; never the key. */
export function explainFailure(error: unknown, { baseUrl }: ApiConnection): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const reference = error.shortId === '' ? '' : ` (error ${error.shortId})`;
  return `${sentences[error.kind]?.(baseUrl) ?? `${error.message}: ${error.detail}`}${reference}`;
}
