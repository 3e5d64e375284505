import { originOf } from './baseUrl';
import type { ApiErrorKind, ErrorFacts } from './errors/errorFacts';
import { ApiError } from './errors/errors';
import type { RequestRetrier } from './retry/requestRetrier';

/** One line of the log: no values, no key. */
interface RequestEntry {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number | undefined;
  readonly ms: number;
  readonly shortId: string;
  readonly errorKind: ApiErrorKind | undefined;
}

export interface ApiConnection {
  /** As `normalizeBaseUrl` gives it. */
  readonly baseUrl: string;
  readonly key: string;
  /** The environment's name, for error messages. */
  readonly environment: string;
  /** For a whole request with its answer; 30 seconds when left out. */
  readonly timeoutMs?: number;
  /** Waits for the origin's rate limiter and sends again what was not processed. Without it each request goes once. */
  readonly retrier?: RequestRetrier;
  /** Asked each time before a request goes out that changes a contact; a throw keeps it back. */
  readonly beforeWrite?: () => Promise<void>;
  readonly onRequest?: (entry: RequestEntry) => void;
}

/** The error for a failed call. Everything in it that came from the network is rid of the key, and short. */
export function failure(
  { baseUrl, key, environment }: ApiConnection,
  kind: ApiErrorKind,
  facts: Omit<ErrorFacts, 'environment' | 'origin'> = {},
): ApiError {
  const clean = (text: string) => excerpt(redactKey(withoutTricks(text), key));
  return new ApiError(kind, {
    ...facts,
    environment,
    origin: originOf(baseUrl),
    shortId: readShortId(clean(facts.shortId ?? '')),
    told: facts.told === undefined ? undefined : clean(facts.told),
    fieldErrors: (facts.fieldErrors ?? []).slice(0, MOST_PROBLEMS).map(({ path, message }) => ({
      path: clean(path),
      message: clean(message),
    })),
  });
}

const MOST_PROBLEMS = 100;
const LONGEST_TEXT = 300;

/** What could move, hide or colour the text around it: control characters, and those that turn its direction. */
function withoutTricks(text: string): string {
  return text.replace(/(?!\s)[\p{Cc}\p{Bidi_Control}\u200b\u2060\ufeff]/gu, '');
}

/** A text rid of the key: in any case (host names in a redirect come in lower case) and however each of its characters is written. */
export function redactKey(text: string, key: string): string {
  if (key === '') return text;
  return text.replace(new RegExp(Array.from(key, spellings).join(''), 'gi'), '•••');
}

/** A character as it is or after a backslash, percent-encoded, as an escape of JSON or JavaScript, or as a reference of HTML. */
function spellings(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16).padStart(2, '0');
  const itself = character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return `(?:\\\\?${itself}|%${hex}|\\\\u00${hex}|\\\\x${hex}|&#0*${code};|&#x0*${hex};)`;
}

/** Cut only when the key is out: of a key that is cut in two the first half would be left. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
}

/** It goes to the log, where nothing else of an answer's text may go: what does not look like an id is none. */
function readShortId(text: string): string {
  return /^[\w.:#•-]{1,64}$/.test(text) ? text : '';
}
