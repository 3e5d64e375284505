import type { IncomingMessage, ServerResponse } from 'node:http';
import { ABOUT_PATH, describeSandbox } from '../../client/about';
import { PROOF_PATH, proofOf } from '../../client/proof';
import { checkCaller, hasKey } from '../callerCheck';
import { ApiErrorResponse } from '../../answers/apiErrors';
import { readQuery } from '../../reading/inputs';
import { readBytes } from '../../reading/jsonBody';
import type { SandboxState } from '../../state/state';
import { ControlProblem } from './controlProblem';
import { findControlRoute, OPENAPI_PATH } from './controlRoutes';

const BODY_MEGABYTES = 50;
const JSON_TYPE = 'application/json; charset=utf-8';

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Answers one request to the control API. It is in no journal, and no fault hits it. */
export async function respondToControl(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  const answer = await answerTo(state, request, gone.signal).catch(answerOfError);
  if (gone.signal.aborted) return;
  response.writeHead(answer.status, { 'content-type': answer.contentType });
  response.end(answer.text);
}

async function answerTo(state: SandboxState, request: IncomingMessage, signal: AbortSignal): Promise<Answer> {
  checkCaller(request, state.callers);
  const [path = '', search] = (request.url ?? '').split('?', 2);
  const { method = '' } = request;
  if (path === ABOUT_PATH) return success(describeSandbox(state.switches));
  if (path === PROOF_PATH) return success({ proof: prove(state, request, search) });
  // Programs that make clients of it have no key.
  const isPublic = path === OPENAPI_PATH;
  const bytes = await readBytes(request, BODY_MEGABYTES);
  if (!isPublic && !hasKey(request))
    throw new ControlProblem(401, 'Send the key of the sandbox as a bearer token.');
  const { handle, subject } = findControlRoute(method, path);
  const query = readQuery(new URLSearchParams(search));
  return success(await handle({ state, subject, query, text: bytes.toString('utf8'), signal }));
}

/** For the address that was asked: see `proofOf`. */
function prove({ secret }: SandboxState, { socket }: IncomingMessage, search: string | undefined): string {
  const nonce = new URLSearchParams(search).get('nonce') ?? '';
  return proofOf(secret, nonce, `${socket.localAddress ?? ''}:${socket.localPort ?? 0}`);
}

function success(value: object | string): Answer {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { status: 200, contentType: JSON_TYPE, text };
}

function answerOfError(error: unknown): Answer {
  if (error instanceof ApiErrorResponse) {
    return { status: error.status, contentType: JSON_TYPE, text: JSON.stringify({ error: error.body }) };
  }
  const status = error instanceof ControlProblem ? error.status : 500;
  const message = error instanceof Error ? error.message : String(error);
  return { status, contentType: JSON_TYPE, text: JSON.stringify({ error: message }) };
}
