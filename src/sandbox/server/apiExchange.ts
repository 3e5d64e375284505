import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { checkCaller, checkKey } from './callerCheck';
import type { Disturbance } from '../faults/faultSwitchboard';
import { ApiErrorResponse, formError, unsupportedMediaType } from '../answers/apiErrors';
import { readQuery } from '../reading/inputs';
import type { JournalRecord, RecordedHeaders } from '../client/controlApi';
import { isJsonType } from '../reading/bodyEncoding';
import { parseBody, readBytes } from '../reading/jsonBody';
import { recordBody } from '../reading/recordedBody';
import { recordHeaders } from '../reading/recordedHeaders';
import { Remarks } from '../answers/remarks/remarks';
import { ApiModule } from '../calls/apiModule';
import { findRoute } from '../calls/routes';
import type { SandboxState } from '../state/state';

const BODY_MEGABYTES = 10;

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

type Outcome = Answer | 'reset' | 'hang';

/** What goes into the journal, in the making. */
interface Exchange extends Pick<JournalRecord, 'method' | 'path' | 'query' | 'userAgent' | 'headers'> {
  remarks: JournalRecord['remarks'];
  sent: JournalRecord['sent'];
  faults: JournalRecord['faults'];
}

/** Answers one request to the API, unless a fault says otherwise, and puts it into the journal. */
export async function respondAsApi(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const time = new Date().toISOString();
  const started = performance.now();
  const exchange = beginExchange(request);
  const outcome = await outcomeOf(state, request, response, exchange).catch((error: unknown) =>
    refuse(exchange, error),
  );
  if (request.destroyed && !request.complete) return;
  const answer = typeof outcome === 'object' ? outcome : undefined;
  const ms = Math.round((performance.now() - started) * 10) / 10;
  state.record({
    time,
    ms,
    ...exchange,
    status: answer?.status ?? 0,
    answer: recordBody(answer?.text ?? ''),
    answerHeaders: answer === undefined ? [] : headersOf(answer),
  });
  if (answer !== undefined) {
    // With its length an answer is one write; without, several pieces.
    const length = Buffer.byteLength(answer.text);
    response.writeHead(answer.status, {
      ...{ 'content-type': answer.contentType, 'content-length': length },
      ...answer.headers,
    });
    response.end(answer.text);
  } else if (outcome === 'reset') {
    request.socket.resetAndDestroy();
  }
}

function headersOf({ contentType, headers }: Answer): RecordedHeaders {
  return Object.entries({ 'content-type': contentType, ...headers });
}

function beginExchange({ method = '', url = '', headers, rawHeaders }: IncomingMessage): Exchange {
  const queryStart = url.includes('?') ? url.indexOf('?') : url.length;
  return {
    method,
    path: url.slice(0, queryStart),
    query: url.slice(queryStart),
    userAgent: headers['user-agent'] ?? '',
    headers: recordHeaders(rawHeaders),
    sent: undefined,
    remarks: [],
    faults: [],
  };
}

async function outcomeOf(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
  exchange: Exchange,
): Promise<Outcome> {
  checkCaller(request, state.callers);
  const bytes = await readBytes(request, BODY_MEGABYTES);
  exchange.sent = recordBody(bytes);
  const disturbance = state.faults.disturb(exchange.method, exchange.path);
  const { ending, delayMs } = disturbance;
  const isApplied = ending === undefined || (ending.kind !== 'hang' && ending.isApplied);
  const answer = isApplied ? answerTo(state, request, exchange, bytes, disturbance) : undefined;
  exchange.faults = [...disturbance.kinds, ...state.faults.countDrops(disturbance.drops)];
  if (delayMs > 0) await untilTimeOrClosed(delayMs, response);
  if (ending === undefined) return answer ?? 'hang';
  return ending.kind === 'answer' ? asAnswer(ending.answer) : ending.kind;
}

function answerTo(
  state: SandboxState,
  request: IncomingMessage,
  exchange: Exchange,
  bytes: Buffer,
  { drops }: Disturbance,
): Answer {
  try {
    const { method, path } = exchange;
    const remarks = new Remarks();
    checkContentType(state, request, bytes, remarks);
    const sent = parseBody(bytes, request.headers);
    const { account, switches } = state;
    const module = new ApiModule(path, switches);
    checkKey(request);
    module.requireOpen();
    const { handle, subject } = findRoute(method, path, switches);
    const query = readQuery(new URLSearchParams(exchange.query), module.isExact);
    const call = { account, switches, subject, query, body: sent, drops, remarks };
    const body = handle(call);
    module.noteQuery(call);
    exchange.remarks = remarks.list();
    return asAnswer({ status: 200, contentType: 'application/json; charset=utf-8', body, headers: {} });
  } catch (error) {
    return refuse(exchange, error);
  } finally {
    state.takeChanges();
  }
}

/** ASP.NET takes no body of another type; whether WTS Chat does is a switch. */
function checkContentType(
  { switches }: SandboxState,
  { headers }: IncomingMessage,
  bytes: Buffer,
  remarks: Remarks,
): void {
  const got = headers['content-type'];
  if (bytes.length === 0 || isJsonType(got)) return;
  const values = { got: got ?? 'missing' };
  if (switches.contentTypes === 'json') throw unsupportedMediaType().because('contentTypeRefused', values);
  remarks.note('contentType', values);
}

/** Nothing was done, so nothing is told but why. */
function refuse(exchange: Exchange, error: unknown): Answer {
  const answer = error instanceof ApiErrorResponse ? error : ourMistake(String(error));
  exchange.remarks = answer.reasons.list();
  return asAnswer(answer);
}

/** A mistake of ours must not take the server down: it answers as the real API does to its own. */
function ourMistake(problem: string): ApiErrorResponse {
  return formError(`Erro do sandbox: ${problem}`).because('sandboxError', { problem });
}

function asAnswer({
  status,
  contentType,
  body,
  headers,
}: Pick<ApiErrorResponse, 'status' | 'contentType' | 'body' | 'headers'>): Answer {
  return { status, contentType, text: typeof body === 'string' ? body : JSON.stringify(body), headers };
}

async function untilTimeOrClosed(ms: number, response: ServerResponse): Promise<void> {
  const closed = new AbortController();
  response.once('close', () => {
    closed.abort();
  });
  await delay(ms, undefined, { signal: closed.signal }).catch(() => undefined);
}
