import type { FaultKind } from '../sandbox/sandbox';
import { FAULT_KINDS } from './sandboxFaultNames';

/** Commands get the line of the sandbox's tree that they were called on; anything else means no line. */
export function requestIn(argument: unknown): number | undefined {
  return idIn(argument, 'request');
}

export function deliveryIn(argument: unknown): number | undefined {
  return idIn(argument, 'delivery');
}

export function faultIn(argument: unknown): FaultKind | undefined {
  const kind = isRecord(argument) ? argument['fault'] : undefined;
  return FAULT_KINDS.find((known) => known === kind);
}

function idIn(argument: unknown, part: string): number | undefined {
  const line = isRecord(argument) ? argument[part] : undefined;
  const id = isRecord(line) ? line['id'] : undefined;
  return typeof id === 'number' ? id : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
