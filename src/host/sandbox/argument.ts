import { isJsonObject } from '../../core/text/json';
import type { FaultKind } from '../../sandbox/publicApi';
import { FAULT_KINDS } from './faultNames';

/** What the line of the sandbox's tree that a command was called on shows; anything else means no line. */
export const lineShows = { request: requestIn, delivery: deliveryIn, receiver: receiverIn, fault: faultIn };

function requestIn(argument: unknown): number | undefined {
  return idIn(argument, 'request') ?? numberInUri(argument);
}

/** Of the document that shows a request: its name ends with the request's number. */
function numberInUri(argument: unknown): number | undefined {
  if (typeof argument !== 'object' || argument === null || !('path' in argument)) return undefined;
  const [, number] = /#(\d+)$/.exec(String(argument.path)) ?? [];
  return number === undefined ? undefined : Number(number);
}

function deliveryIn(argument: unknown): number | undefined {
  return idIn(argument, 'delivery');
}

function receiverIn(argument: unknown): string | undefined {
  const line = isJsonObject(argument) ? argument['receiver'] : undefined;
  const id = isJsonObject(line) ? line['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

function faultIn(argument: unknown): FaultKind | undefined {
  const kind = isJsonObject(argument) ? argument['fault'] : undefined;
  return FAULT_KINDS.find((known) => known === kind);
}

function idIn(argument: unknown, part: string): number | undefined {
  const line = isJsonObject(argument) ? argument[part] : undefined;
  const id = isJsonObject(line) ? line['id'] : undefined;
  return typeof id === 'number' ? id : undefined;
}
