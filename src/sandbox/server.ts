import { createServer, type IncomingMessage, type Server } from 'node:http';
import { respondAsApi } from './apiExchange';
import { isControlPath } from './control/controlRoutes';
import { respondToControl } from './control/controlExchange';
import type { SandboxState } from './state';

/** Longer than clients keep idle connections, so that none is closed under a request that is just being sent. */
const KEEP_ALIVE_MS = 120_000;

export function createSandboxServer(state: SandboxState): Server {
  const server = createServer((request, response) => {
    const respond = isControlPath(pathOf(request)) ? respondToControl : respondAsApi;
    void respond(state, request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.replace(/\?.*$/s, '');
}
