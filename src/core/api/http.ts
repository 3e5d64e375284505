import fetch, { type Response } from 'node-fetch';
import { isJsonObject } from '../text/json';
import { type ApiConnection, failure } from './connection';
import type { ApiError } from './errors/errors';
import { networkFailure } from './errors/networkFailure';
import { type Answer, readFailure } from './readFailure';
import { type ApiCall, wireRequest } from './wireRequest';

export interface ApiRequest extends ApiCall {
  /** What the log tells instead of a path that holds a contact's value. */
  readonly shownPath?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Whether it changes a contact. */
  readonly writes?: boolean;
}

interface Outcome {
  readonly status?: number | undefined;
  readonly text: string;
  readonly error: ApiError | undefined;
}

/** What the API is told of who asks, and by which a sandbox knows the editor's own requests. */
export const CLIENT_NAME = 'wts-contact-editor';

const defaultTimeoutMs = 30_000;
const maxAnswerBytes = 10 * 1024 * 1024;

/**
 * Sends one request and gives the body of its answer: JSON, or '' when the answer is empty. Throws an ApiError for
 * everything else, also for an error that comes with a 200. What was not processed is sent again as the connection's
 * retrier allows. A PUT is not: it is made from a contact that was just read, which after a wait is old (see save.ts).
 */
export async function sendRequest(connection: ApiConnection, request: ApiRequest): Promise<string> {
  const { retrier } = connection;
  const send = () => sendOnce(connection, request);
  if (retrier === undefined) return await send();
  if (request.method === 'PUT') return await retrier.sendNow(send);
  const cancelled = () => failure(connection, 'cancelled', { sent: 'no' });
  return await retrier.send(send, { signal: request.signal, cancelled });
}

/** For a request that has no use for an empty answer. */
export async function requestFilled(connection: ApiConnection, request: ApiRequest): Promise<string> {
  const text = await sendRequest(connection, request);
  if (text.trim() === '') throw failure(connection, 'empty', { status: 200 });
  return text;
}

export async function requestJson(connection: ApiConnection, request: ApiRequest): Promise<unknown> {
  return JSON.parse(await requestFilled(connection, request));
}

/** Some lists come bare, others as pages with `items`. */
export function rowsOf(connection: ApiConnection, body: unknown): readonly unknown[] {
  const rows = isJsonObject(body) ? body['items'] : body;
  if (Array.isArray(rows)) return rows;
  throw failure(connection, 'unexpectedAnswer', { status: 200 });
}

async function sendOnce(connection: ApiConnection, request: ApiRequest): Promise<string> {
  if (request.writes === true) await connection.beforeWrite?.();
  const started = performance.now();
  const { status, text, error } = await attempt(connection, request);
  connection.onRequest?.({
    method: request.method,
    path: request.shownPath ?? new URL(connection.baseUrl + request.path).pathname,
    status,
    ms: performance.now() - started,
    shortId: error?.shortId ?? '',
    errorKind: error?.kind,
  });
  if (error !== undefined) throw error;
  return text;
}

async function attempt(connection: ApiConnection, request: ApiRequest): Promise<Outcome> {
  if (!/^[\x21-\x7e]+$/.test(connection.key)) return failed(failure(connection, 'malformedKey'));
  if (request.signal?.aborted === true) return failed(failure(connection, 'cancelled', { sent: 'no' }));
  const timeoutMs = connection.timeoutMs ?? defaultTimeoutMs;
  const stopper = startStopper(timeoutMs, request.signal);
  let status: number | undefined;
  try {
    const response = await exchange(connection, request, stopper.signal);
    status = response.status;
    const answer = await readBody(response);
    return {
      status,
      text: answer.text,
      error: ofModule(connection, request, readFailure(connection, answer)),
    };
  } catch (caught) {
    return failed(networkFailure(connection, { caught, stopped: stopper.reason(), timeoutMs, status }));
  } finally {
    stopper.dispose();
  }
}

/** A key may be limited to modules; contacts are in `core`, which whoever has a key for anything here has. */
function ofModule(
  connection: ApiConnection,
  { path }: ApiRequest,
  error: ApiError | undefined,
): ApiError | undefined {
  const [, module = 'core'] = path.split('/');
  if (error?.kind !== 'unauthorized' || module === 'core') return error;
  const { shortId, status } = error;
  return failure(connection, 'moduleRefused', { status, shortId, told: module });
}

function failed(error: ApiError): Outcome {
  return { status: error.status, text: '', error };
}

/** Redirects are not followed: the key must reach no address that the person did not choose. */
function exchange(connection: ApiConnection, request: ApiRequest, signal: AbortSignal): Promise<Response> {
  const { url, method, headers, body } = wireRequest(connection.baseUrl, connection.key, request);
  return fetch(url, {
    method,
    headers: { ...headers, 'User-Agent': CLIENT_NAME },
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
    size: maxAnswerBytes,
    signal,
  });
}

/** Fatal decoding: a replaced byte would come back to the API as a change that nobody made. */
async function readBody(response: Response): Promise<Answer> {
  const bytes = await response.arrayBuffer();
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    retryAfter: response.headers.get('retry-after') ?? '',
    date: response.headers.get('date') ?? '',
    location: response.headers.get('location') ?? '',
    text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
  };
}

/** Ends an exchange when its time is up or the person cancels, and knows which of the two it was. */
function startStopper(timeoutMs: number, cancelSignal: AbortSignal | undefined) {
  const controller = new AbortController();
  let reason: 'timeout' | 'cancelled' | undefined;
  const stop = (why: 'timeout' | 'cancelled') => {
    reason ??= why;
    controller.abort();
  };
  const cancel = () => {
    stop('cancelled');
  };
  const timer = setTimeout(stop, timeoutMs, 'timeout');
  cancelSignal?.addEventListener('abort', cancel);
  return {
    signal: controller.signal,
    reason: () => reason,
    dispose: () => {
      clearTimeout(timer);
      cancelSignal?.removeEventListener('abort', cancel);
    },
  };
}
