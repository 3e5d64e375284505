import { isObject } from '../reading/jsonBody';
import { faultKinds, type FaultParameter, faultTable, type FaultValues, isFaultKind } from './faultTable';
import type { FaultKind, FaultOrder } from '../publicApi';

/** The order makes no sense; the message says why, in a sentence. */
export class FaultOrderError extends Error {}

const MAX_TIMES = 1_000_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const KEYS = ['kind', 'times', 'method', 'path', 'values'];

/** Checks an order from wherever it came and completes its values. Throws a FaultOrderError. */
export function readFaultOrder(written: unknown): FaultOrder {
  if (!isObject(written)) throw new FaultOrderError('A fault is an object with a kind.');
  const stranger = Object.keys(written).find((key) => !KEYS.includes(key));
  if (stranger !== undefined)
    throw new FaultOrderError(`A fault has no ${stranger}. It has ${KEYS.join(', ')}.`);
  const kind = readKind(written['kind']);
  const times = readTimes(written['times']);
  const method = readMethod(written['method']);
  const path = readPath(written['path']);
  return {
    kind,
    ...(times === undefined ? {} : { times }),
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path }),
    values: readValues(kind, written['values']),
  };
}

function readKind(written: unknown): FaultKind {
  if (typeof written === 'string' && isFaultKind(written)) return written;
  throw new FaultOrderError(
    `There is no fault ${JSON.stringify(written ?? null)}. Choose one of ${faultKinds.join(', ')}.`,
  );
}

function readTimes(written: unknown): number | undefined {
  if (written === undefined || written === null) return undefined;
  if (isWholeNumber(written, 1, MAX_TIMES)) return written;
  throw new FaultOrderError(`times takes a whole number from 1 to ${MAX_TIMES}.`);
}

function readMethod(written: unknown): string | undefined {
  const text = readText('method', written)?.toUpperCase();
  if (text === undefined || METHODS.includes(text)) return text;
  throw new FaultOrderError(`method takes one of ${METHODS.join(', ')}, not ${text}.`);
}

/** Others could never match: a request's path begins with a slash and ends before the question mark. */
function readPath(written: unknown): string | undefined {
  const text = readText('path', written);
  if (text === undefined || /^[/*][^?#\s]*$/.test(text)) return text;
  throw new FaultOrderError(
    `path takes a path without its query, such as /core/v2/contact/* or */tags, not ${text}.`,
  );
}

function readText(name: string, written: unknown): string | undefined {
  if (written === undefined || written === null || written === '') return undefined;
  if (typeof written === 'string') return written;
  throw new FaultOrderError(`${name} takes a text.`);
}

function readValues(kind: FaultKind, written: unknown): FaultValues {
  const given = written ?? {};
  if (!isObject(given)) throw new FaultOrderError(`values of the fault ${kind} takes an object.`);
  const { parameters } = faultTable[kind];
  const stranger = Object.keys(given).find((name) => !Object.hasOwn(parameters, name));
  if (stranger !== undefined) throw new FaultOrderError(`The fault ${kind} takes no ${stranger}.`);
  const values = Object.entries(parameters).flatMap(([name, parameter]): [string, FaultValues[string]][] => {
    const value = readValue(kind, name, parameter, given[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(values);
}

function readValue(
  kind: FaultKind,
  name: string,
  parameter: FaultParameter,
  written: unknown,
): FaultValues[string] | undefined {
  switch (parameter.kind) {
    case 'number': {
      const { min, max, standard } = parameter;
      if (written === undefined || written === null) return standard;
      if (isWholeNumber(written, min, max)) return written;
      throw new FaultOrderError(`${name} of the fault ${kind} takes a whole number from ${min} to ${max}.`);
    }
    case 'names': {
      const items: readonly unknown[] = Array.isArray(written) ? written : [];
      const names = items.map((item) => findName(parameter.choices, item));
      const known = names.filter((item) => item !== undefined);
      if (known.length > 0 && known.length === names.length) return known;
      const choices = parameter.choices.join(', ');
      throw new FaultOrderError(`${name} of the fault ${kind} takes a list of ${choices}.`);
    }
  }
}

function findName(choices: readonly string[], written: unknown): string | undefined {
  return choices.find(
    (choice) => typeof written === 'string' && choice.toLowerCase() === written.toLowerCase(),
  );
}

function isWholeNumber(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}
