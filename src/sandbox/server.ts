import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Json } from '../core/contact/json';
import { ABOUT_PATH, describeSandbox } from './about';
import { Account } from './account';
import { checkCaller, checkKey } from './callerCheck';
import { ApiFault, formError } from './faults';
import { readQuery } from './inputs';
import { Journal, type JournalEntry } from './journal';
import { readJsonBody } from './jsonBody';
import { findRoute, journalUnreadQuery, requireModule } from './routes';
import { accountSeed } from './seed';
import type { SandboxSwitches } from './switches';

/** What a running sandbox knows; `reset` begins again with the seed and an empty journal. */
export class SandboxState {
  account = new Account(accountSeed());
  journal = new Journal();

  constructor(readonly switches: SandboxSwitches) {}

  reset(): void {
    this.account = new Account(accountSeed());
    this.journal = new Journal();
  }
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Json;
}

/** A journal entry in the making. */
type Exchange = { -readonly [Key in keyof Omit<JournalEntry, 'ignored'>]: JournalEntry[Key] } & {
  ignored: string[];
};

/** Longer than clients keep idle connections, so that none is closed under a request that is just being sent. */
const KEEP_ALIVE_MS = 120_000;

export function createSandboxServer(state: SandboxState): Server {
  const server = createServer((request, response) => {
    void respond(state, request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

async function respond(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const exchange = beginExchange(request);
  const answer = await answerTo(state, request, exchange).catch(answerOfError);
  if (request.destroyed && !request.complete) return;
  exchange.status = answer.status;
  if (exchange.path !== ABOUT_PATH) state.journal.add(exchange);
  response.writeHead(answer.status, { 'content-type': answer.contentType });
  response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
}

function beginExchange({ method = '', url = '' }: IncomingMessage): Exchange {
  const queryStart = url.includes('?') ? url.indexOf('?') : url.length;
  return {
    method,
    path: url.slice(0, queryStart),
    query: url.slice(queryStart),
    status: 0,
    body: undefined,
    ignored: [],
  };
}

async function answerTo(state: SandboxState, request: IncomingMessage, exchange: Exchange): Promise<Answer> {
  checkCaller(request);
  if (exchange.path === ABOUT_PATH) return success(describeSandbox(state.switches));
  exchange.body = await readJsonBody(request);
  requireModule(exchange.path);
  checkKey(request);
  const { handle, subject } = findRoute(exchange.method, exchange.path);
  const query = readQuery(new URLSearchParams(exchange.query));
  const { account, switches } = state;
  const call = { account, switches, subject, query, body: exchange.body, ignored: exchange.ignored };
  const body = handle(call);
  journalUnreadQuery(call);
  return success(body);
}

function success(body: Json): Answer {
  return { status: 200, contentType: 'application/json; charset=utf-8', body };
}

/** A mistake of ours must not take the server down: it answers as the real API does to its own. */
function answerOfError(error: unknown): Answer {
  return error instanceof ApiFault ? error : formError(`Erro do sandbox: ${String(error)}`);
}
