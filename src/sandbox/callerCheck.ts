import type { IncomingMessage } from 'node:http';
import { accessDenied, refusal } from './faults';
import { SANDBOX_KEY } from './identity';

/**
 * Throws a 403 for a request that a web page could have sent: by a name of its own that resolves to this machine
 * (foreign Host) or by a script of another origin.
 */
export function checkCaller(request: IncomingMessage): void {
  const port = request.socket.localPort ?? 0;
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`);
  const { host, origin } = request.headers;
  if (!hosts.includes(host?.toLowerCase() ?? '')) {
    throw refusal(403, `The sandbox answers only to 127.0.0.1:${port} and localhost:${port}.`);
  }
  if (origin !== undefined && !hosts.some((known) => origin.toLowerCase() === `http://${known}`)) {
    throw refusal(403, 'The sandbox does not answer to pages of other origins.');
  }
}

/** Throws the API's 401. */
export function checkKey(request: IncomingMessage): void {
  if (hasKey(request)) return;
  throw accessDenied(401).because(request.headers.authorization === undefined ? 'noKey' : 'wrongKey', {});
}

/** The word `Bearer` may be left out. */
export function hasKey({ headers }: IncomingMessage): boolean {
  return (headers.authorization ?? '').replace(/^Bearer\s+/i, '').trim() === SANDBOX_KEY;
}
