import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { respondAsApi } from './apiExchange';
import { answerBrowser } from './crossOrigin';
import { isControlPath } from './control/controlRoutes';
import { respondToControl } from './control/controlExchange';
import type { SandboxState } from '../state/state';

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
