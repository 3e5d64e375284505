import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { respondAsApi } from './apiExchange';
import { isControlPath } from './control/controlRoutes';
import { respondToControl } from './control/controlExchange';
import type { SandboxState } from '../state/state';
import { originToAnswer } from './callerCheck';
import type { AllowedCallers } from '../state/allowedCallers';

/** Longer than clients keep idle connections, so that none is closed under a request that is just being sent. */
const KEEP_ALIVE_MS = 120_000;

export function createSandboxServer(): Server {
  const server = createServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

/** Requests wait for the state. When it cannot be had, the server is closed under them. */
export function answerRequests(server: Server, state: Promise<SandboxState>): void {
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const respond = isControlPath(pathOf(request)) ? respondToControl : respondAsApi;
    state.then(
      (ready) => {
        if (answerBrowser(request, response, ready.callers)) return;
        respond(ready, request, response).catch((error: unknown) => {
          giveUp(response, error);
        });
      },
      () => undefined,
    );
  });
}

/** Whatever goes wrong with one request, such as in what somebody does with its row: the others are still served. */
function giveUp(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
  } else {
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(`The sandbox could not answer: ${String(error)}`);
  }
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.replace(/\?.*$/s, '');
}

/** Seconds for which a browser need not ask again. */
const REMEMBERED_S = '600';

/**
 * Says to the browser of an allowed page that it may have the answer; nothing is said to any other. True when the
 * request was the browser's own question before the page's request, which is answered with that.
 */
function answerBrowser(request: IncomingMessage, response: ServerResponse, callers: AllowedCallers): boolean {
  // Also to others: a cache may not give them what was said to this one.
  if (callers.allowsAnyOrigin) response.setHeader('vary', 'Origin');
  const origin = originToAnswer(request, callers);
  if (origin === undefined) return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'Retry-After');
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined)
    return false;
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE');
  const asked = request.headers['access-control-request-headers'];
  if (asked !== undefined) response.setHeader('access-control-allow-headers', asked);
  response.setHeader('access-control-max-age', REMEMBERED_S);
  response.writeHead(204).end();
  return true;
}
