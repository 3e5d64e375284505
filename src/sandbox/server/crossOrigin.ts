import type { IncomingMessage, ServerResponse } from 'node:http';
import { allowedOrigin, callerProblem } from './callerCheck';
import type { AllowedCallers } from '../state/allowedCallers';

/** Seconds for which a browser need not ask again. */
const REMEMBERED_S = '600';

/**
 * Says to the browser of an allowed page that it may have the answer; nothing is said to any other. True when the
 * request was the browser's own question before the page's request, which is answered with that.
 */
export function answerBrowser(
  request: IncomingMessage,
  response: ServerResponse,
  callers: AllowedCallers,
): boolean {
  // Also to others: a cache may not give them what was said to this one.
  if (callers.origins.length > 0) response.setHeader('vary', 'Origin');
  const origin = allowedOrigin(request, callers);
  if (origin === undefined || callerProblem(request, callers) !== undefined) return false;
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
