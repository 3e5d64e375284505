import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { respondAsApi } from './apiExchange';
import { isControlPath } from './control/controlRoutes';
import { respondToControl } from './control/controlExchange';
import type { SandboxState } from './state';

/** Longer than clients keep idle connections, so that none is closed under a request that is just being sent. */
const KEEP_ALIVE_MS = 120_000;

export function createSandboxServer(state: SandboxState): Server {
  const server = createServer((request, response) => {
    const respond = isControlPath(pathOf(request)) ? respondToControl : respondAsApi;
    respond(state, request, response).catch((error: unknown) => {
      giveUp(response, error);
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
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
