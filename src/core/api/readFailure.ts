import { isJsonObject, parseJson } from '../text/json';
import { type ApiConnection, failure } from './connection';
import type { ApiErrorKind, ApiFieldError } from './errors/errorFacts';
import type { ApiError } from './errors/errors';

/** An HTTP answer, body read. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfter: string;
  /** When it was answered, by the server's clock. */
  readonly date: string;
  readonly location: string;
  readonly text: string;
}

/** What an answer says, whoever gave it. */
interface Reading extends Answer {
  readonly isJson: boolean;
  readonly isWebPage: boolean;
  /** The API's error envelope; undefined when the body is none. */
  readonly envelope: Envelope | undefined;
  readonly fieldErrors: readonly ApiFieldError[];
  /** What it says without the envelope: a text, or the title and detail of RFC 7807. */
  readonly words: string;
}

interface Envelope {
  /** Upper case: the API writes `FORM_ERROR` and `badrequest`. */
  readonly key: string;
  /** Lower case without accents: the API writes its Portuguese both ways. */
  readonly foldedText: string;
  readonly text: string;
  /** What goes with the text, of whatever type; '' when there is nothing. */
  readonly details: string;
  /** `httpStatusCode` of the body, `404` or `INTERNALSERVERERROR`; it may differ from the answer's status. */
  readonly code: string;
  readonly shortId: string;
}

/** How failures are told apart (WTS-API.md, "Errors"); the first that fits is it. `key` alone is ambiguous. */
const kinds: readonly { readonly kind: ApiErrorKind; readonly fits: (reading: Reading) => boolean }[] = [
  // A proxy's own, and a network's that wants a sign-in first: the API is behind them.
  { kind: 'proxy', fits: ({ status }) => status === 407 || status === 511 },
  { kind: 'redirected', fits: ({ status }) => status >= 300 && status < 400 },
  { kind: 'tooManyRequests', fits: ({ status }) => status === 429 },
  {
    kind: 'wrongUrl',
    fits: ({ envelope }) => envelope?.key === 'ERROR_UNAUTHORIZED' && /^(404|notfound)$/i.test(envelope.code),
  },
  {
    kind: 'unauthorized',
    fits: ({ envelope }) =>
      envelope?.key === 'ERROR_UNAUTHORIZED' && envelope.foldedText.includes('acesso negado'),
  },
  {
    kind: 'contactNotFound',
    fits: ({ envelope }) =>
      envelope?.key === 'FORM_ERROR' && envelope.foldedText.includes('contato nao encontrado'),
  },
  {
    kind: 'badRequest',
    fits: ({ status, envelope }) => status === 400 && envelope?.key === 'BADREQUEST',
  },
  { kind: 'validation', fits: ({ status, fieldErrors }) => status >= 400 && fieldErrors.length > 0 },
  { kind: 'unauthorized', fits: ({ status, isWebPage }) => status === 401 && !isWebPage },
  { kind: 'gateway', fits: ({ status, envelope }) => status >= 500 && envelope === undefined },
  {
    kind: 'gateway',
    fits: ({ isJson, isWebPage, text }) =>
      !isJson && !isWebPage && /bad gateway|gateway time-?out/i.test(text),
  },
  { kind: 'webPage', fits: ({ isWebPage }) => isWebPage },
  { kind: 'wrongUrl', fits: ({ status, envelope }) => status === 404 && envelope === undefined },
  { kind: 'apiError', fits: ({ status, envelope }) => status >= 400 || envelope !== undefined },
  { kind: 'unreadable', fits: ({ isJson, text }) => !isJson && text.trim() !== '' },
];

/** The error that an answer stands for; undefined for a 2xx with JSON or an empty body. */
export function readFailure(connection: ApiConnection, answer: Answer): ApiError | undefined {
  const reading = readAnswer(answer);
  const kind = kinds.find(({ fits }) => fits(reading))?.kind;
  if (kind === undefined) return undefined;
  const { status, envelope, fieldErrors } = reading;
  return failure(connection, kind, {
    status,
    // What the API calls an error of its own may have come after it wrote.
    ...(kind === 'apiError' && (status < 400 || status >= 500) ? { sent: 'maybe' } : {}),
    fieldErrors,
    shortId: envelope?.shortId ?? '',
    isUnknownRoute: kind === 'wrongUrl' && envelope !== undefined,
    told: kind === 'redirected' ? targetOf(answer.location) : (toldBy(envelope) ?? reading.words),
    seconds: secondsOf(answer),
  });
}

function readAnswer(answer: Answer): Reading {
  const body = parseJson(answer.text);
  return {
    ...answer,
    isJson: body !== undefined,
    isWebPage:
      body === undefined && (/html/i.test(answer.contentType) || /^\s*<(!doctype|html)/i.test(answer.text)),
    envelope: readEnvelope(body, answer.status),
    fieldErrors: readApiFieldErrors(body),
    words: body === undefined ? answer.text : readWords(body),
  };
}

/** An envelope may come with a 200: `error: true` counts more than the status. */
function readEnvelope(body: unknown, status: number): Envelope | undefined {
  if (!isJsonObject(body)) return undefined;
  const { key, text, id, httpStatusCode, error } = body;
  const looksLikeOne = error === true || (status >= 400 && typeof key === 'string');
  if (!looksLikeOne) return undefined;
  return {
    key: asText(key).toUpperCase(),
    text: asText(text),
    details: readDetails(body['details']),
    foldedText: fold(asText(text)),
    code: asText(httpStatusCode),
    shortId: isJsonObject(id) ? asText(id['shortValue']) : '',
  };
}

function toldBy(envelope: Envelope | undefined): string | undefined {
  return envelope && [envelope.text, envelope.details].filter((part) => part !== '').join(' – ');
}

/** Nullable and of any type, the reference says; what is no text is shown as its JSON. */
function readDetails(details: unknown): string {
  if (details === undefined || details === null || details === '') return '';
  const isNothing = typeof details === 'object' && Object.keys(details).length === 0;
  return isNothing ? '' : asText(details) || JSON.stringify(details);
}

function readWords(body: unknown): string {
  if (!isJsonObject(body)) return '';
  return [asText(body['title']), asText(body['detail'])].filter((word) => word !== '').join(' ');
}

/**
 * RFC 7807 with ASP.NET's `errors`: field → list of sentences. Field names come as `Email`, `$.email`, `TagIds[0]`; one
 * without a sentence was refused, too.
 */
function readApiFieldErrors(body: unknown): ApiFieldError[] {
  if (!isJsonObject(body) || !isJsonObject(body['errors'])) return [];
  return Object.entries(body['errors']).flatMap(([field, messages]) => {
    const path = plainPath(field).replace(/^./, (first) => first.toLowerCase());
    const list: unknown[] = Array.isArray(messages) && messages.length > 0 ? messages : [messages];
    return list.map((message) => ({
      path: path === '' ? pathInSentence(asText(message)) : path,
      message: asText(message),
    }));
  });
}

/** Where a reader of JSON stopped, which .NET tells in the sentence alone; '' where it does not. */
function pathInSentence(sentence: string): string {
  const [, named, quoted] = /\bPath:\s*(\$[^|]*?)\s*\||\bPath '([^']+)'/.exec(sentence) ?? [];
  return plainPath(named ?? quoted ?? '');
}

/**
 * .NET writes a value's place as `$.tagIds[0]`, or `$['customFields']['-multi-57'][0]` for keys with other signs; JSON's
 * pointers as `/tagIds/0`.
 */
function plainPath(path: string): string {
  if (/^#?\//.test(path)) return path.replace(/^#?\//, '').replace('/', '.');
  return path.replace(/^\$\.?/, '').replace(/^\[(['"]?)(.+?)\1\]/, '$2');
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Without the query, which may hold values; undefined when the redirect says not where to. */
function targetOf(location: string): string | undefined {
  if (location === '') return undefined;
  return URL.canParse(location) ? new URL(location).host : location.replace(/[?#].*/s, '');
}

const A_DAY = 86_400;

/**
 * `Retry-After` holds seconds or a date, which is the server's: this computer's clock may be wrong. Undefined for what
 * asks for no wait at all: whoever is refused and tries again at once is refused again.
 */
function secondsOf({ retryAfter, date }: Answer): number | undefined {
  // Two servers in a row may both have said it: `30, 30`.
  const [, number] = /^(\d+(?:\.\d+)?)(?:,\s*\d+(?:\.\d+)?)*$/.exec(retryAfter) ?? [];
  const seconds = number === undefined ? secondsUntil(retryAfter, date) : Number(number);
  return seconds > 0 ? Math.min(Math.ceil(seconds), A_DAY) : undefined;
}

/** NaN for what is no date. Dates begin with a day of the week, or with a month's; `Date.parse` reads `-1` as one, too. */
function secondsUntil(until: string, date: string): number {
  const answered = parseHttpDate(date);
  const now = Number.isNaN(answered) ? Date.now() : answered;
  return /^(?:[a-z]|\d{4}-|\d{1,2} [a-z])/i.test(until) ? (parseHttpDate(until) - now) / 1000 : NaN;
}

/** Dates of HTTP are in GMT. `Date.parse` takes one whose zone was left out, as in C's own format, for local time. */
function parseHttpDate(text: string): number {
  const isIso = /^\d{4}-/.test(text.trim());
  const hasZone = /(?:GMT|UTC?|Z|[ECMP][SD]T|(?<=:.*)[+-]\d{2}:?\d{2})\s*(?:\([^)]*\))?$/i.test(text.trim());
  return Date.parse(hasZone ? text : `${text.trim()}${isIso ? 'Z' : ' GMT'}`);
}
