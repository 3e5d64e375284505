import openapi from '../../contract/openapi.json';
import { ABOUT_PATH } from '../../client/about';
import { PROOF_PATH } from '../../client/proof';
import { FaultOrderError } from '../../faults/faultOrder';
import type { Query } from '../../reading/inputs';
import { matchPath, segmentsOf } from '../../calls/pathPattern';
import { readSeed, writeSeed } from '../../seedFile/readSeed';
import { SeedError } from '../../seedFile/seedNode';
import type { ControlCall } from './controlCall';
import { ControlProblem } from './controlProblem';
import { contactRows, describeState } from './controlState';
import { parseControlBody } from './parseControlBody';
import { webhookCalls } from './webhookCalls';

/** Gives what is answered as JSON, or its text, or throws a ControlProblem. */
type Handle = (call: ControlCall) => object | string | Promise<object>;

interface Route {
  readonly method: string;
  readonly path: string;
  readonly handle: Handle;
}

/** The contract, for people and for programs. */
export const OPENAPI_PATH = '/sandbox/openapi.json';

const DONE = { done: true };

/** How a program drives a sandbox. None of this is part of the WTS API. */
const routes: readonly Route[] = [
  { method: 'GET', path: 'sandbox/openapi.json', handle: () => openapi },
  { method: 'GET', path: 'sandbox/state', handle: getState },
  { method: 'GET', path: 'sandbox/contacts', handle: getContacts },
  { method: 'GET', path: 'sandbox/contacts/*', handle: getContact },
  { method: 'GET', path: 'sandbox/journal', handle: getJournal },
  { method: 'GET', path: 'sandbox/journal/*', handle: getRecord },
  { method: 'DELETE', path: 'sandbox/journal', handle: clearJournal },
  { method: 'POST', path: 'sandbox/faults', handle: switchOn },
  { method: 'DELETE', path: 'sandbox/faults', handle: switchAllOff },
  { method: 'DELETE', path: 'sandbox/faults/*', handle: switchOff },
  { method: 'POST', path: 'sandbox/reset', handle: reset },
  { method: 'GET', path: 'sandbox/export', handle: ({ state }) => writeSeed(state.account.content()) },
  { method: 'POST', path: 'sandbox/import', handle: importSeed },
  { method: 'GET', path: 'sandbox/deliveries', handle: webhookCalls.getDeliveries },
  { method: 'DELETE', path: 'sandbox/deliveries', handle: webhookCalls.clearDeliveries },
  { method: 'GET', path: 'sandbox/deliveries/*', handle: webhookCalls.getDelivery },
  { method: 'POST', path: 'sandbox/deliveries/*/resend', handle: webhookCalls.resend },
  { method: 'POST', path: 'sandbox/webhooks', handle: webhookCalls.sendContact },
  { method: 'POST', path: 'sandbox/subscriptions', handle: webhookCalls.subscribe },
  { method: 'DELETE', path: 'sandbox/subscriptions/*', handle: webhookCalls.unsubscribe },
];

/** Whether the control API has the path, by whatever method. Every other one is answered as the API does. */
export function isControlPath(path: string): boolean {
  if (path === ABOUT_PATH || path === PROOF_PATH) return true;
  const segments = segmentsOf(path);
  return (
    segments[0]?.toLowerCase() === 'sandbox' &&
    routes.some((route) => matchPath(route.path, segments) !== undefined)
  );
}

/** Throws a ControlProblem for a method that the path does not have. */
export function findControlRoute(method: string, path: string): { handle: Handle; subject: string } {
  const segments = segmentsOf(path);
  const fitting = routes.filter((route) => matchPath(route.path, segments) !== undefined);
  const route = fitting.find((candidate) => candidate.method === method);
  if (route !== undefined) return { handle: route.handle, subject: matchPath(route.path, segments) ?? '' };
  const methods = fitting.map((candidate) => candidate.method).join(', ');
  throw new ControlProblem(405, `${path} takes ${methods}, not ${method}.`);
}

/** With `after`, the revision that the caller has seen, it waits until there is another. */
async function getState({ state, query, signal }: ControlCall): Promise<object> {
  if (query.get('after') !== undefined) await state.revision.otherThan(readNumber(query, 'after'), signal);
  return describeState(state);
}

/** The first ones; all of them without `most`. */
function getContacts({ state, query }: ControlCall): object {
  return { contacts: contactRows(state, readNumber(query, 'most') || Infinity) };
}

function getContact({ state, subject }: ControlCall): object {
  return state.account.find(subject) ?? notFound(`The sandbox has no contact ${subject}.`);
}

function getJournal({ state, query }: ControlCall): object {
  return { rows: state.journal.rows(readNumber(query, 'since')) };
}

function getRecord({ state, subject }: ControlCall): object {
  return state.journal.find(Number(subject)) ?? notFound(`The journal has no request ${subject} (any more).`);
}

function clearJournal({ state }: ControlCall): object {
  state.clearJournal();
  return DONE;
}

function switchOn({ state, text }: ControlCall): object {
  try {
    return state.changeFaults((faults) => faults.switchOn(parseControlBody(text)));
  } catch (error) {
    throw error instanceof FaultOrderError ? new ControlProblem(400, error.message) : error;
  }
}

function switchAllOff({ state }: ControlCall): object {
  state.changeFaults((faults) => {
    faults.switchAllOff();
  });
  return DONE;
}

function switchOff({ state, subject }: ControlCall): object {
  const isThere = state.changeFaults((faults) => faults.switchOff(Number(subject)));
  return isThere ? DONE : notFound(`The fault ${subject} is not on.`);
}

function reset({ state }: ControlCall): object {
  state.reset();
  return DONE;
}

/** Takes the account of a seed file. A reset still brings back the one that the sandbox was started with. */
function importSeed({ state, text }: ControlCall): object {
  try {
    state.replaceAccount(readSeed({ name: 'import', text }));
    return DONE;
  } catch (error) {
    throw error instanceof SeedError ? new ControlProblem(400, error.message) : error;
  }
}

/** 0 for a parameter that is not there. */
function readNumber(query: Query, name: string): number {
  const text = query.get(name)?.at(-1) ?? '0';
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new ControlProblem(400, `${name} takes a whole number, not ${text}.`);
}

function notFound(message: string): never {
  throw new ControlProblem(404, message);
}
