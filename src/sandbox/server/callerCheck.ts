import type { IncomingMessage } from 'node:http';
import type { AllowedCallers } from '../state/allowedCallers';
import { accessDenied, refusal } from '../answers/apiErrors';
import { SANDBOX_KEY } from '../account/identity';
import { createRemark } from '../answers/remarks/remarks';

interface CallerProblem {
  readonly kind: 'foreignHost' | 'foreignOrigin';
  /** As it was sent. */
  readonly value: string;
}

/**
 * Throws a 403 for a request that a web page could have sent: by a name of its own that resolves to this machine
 * (foreign Host) or by a script of another origin; unless the one or the other was allowed.
 */
export function checkCaller(request: IncomingMessage, callers: AllowedCallers): void {
  const problem = callerProblem(request, callers);
  if (problem === undefined) return;
  const { kind, value } = problem;
  throw refusal(403, createRemark(kind, { value }).text).because(kind, { value });
}

/** Why the request is refused, whatever it asks for. */
function callerProblem(request: IncomingMessage, callers: AllowedCallers): CallerProblem | undefined {
  const port = request.socket.localPort ?? 0;
  const own = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  const { host = '', origin } = request.headers;
  if (!own.includes(host.toLowerCase()) && !callers.allowsHost(host))
    return { kind: 'foreignHost', value: host };
  const isOwn = own.some((known) => origin?.toLowerCase() === `http://${known}`);
  if (origin === undefined || isOwn || allowedOrigin(request, callers) !== undefined) return undefined;
  return { kind: 'foreignOrigin', value: origin };
}

/** The origin of the page that sent a request which is answered, as it was sent, when it was allowed by name. */
export function originToAnswer(request: IncomingMessage, callers: AllowedCallers): string | undefined {
  return callerProblem(request, callers) === undefined ? allowedOrigin(request, callers) : undefined;
}

function allowedOrigin(request: IncomingMessage, callers: AllowedCallers): string | undefined {
  const { origin } = request.headers;
  return origin !== undefined && callers.allowsOrigin(origin) ? origin : undefined;
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
