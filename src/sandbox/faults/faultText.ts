import type { FaultOrder } from '../publicApi';
import { FaultOrderError, readFaultOrder } from './faultOrder';
import { faultKinds, faultTable } from './faultTable';

/** What an order may say besides the parameters of its kind. */
const COMMON = ['times', 'method', 'path'];

/** A fault as one text on the command line, and how that is explained. */
export const faultText = { parse, write, usage };

/**
 * Reads an order as it is written on a command line: `slow,ms=2000,times=3,path=/core/v2/*`, with names joined by a
 * plus: `dropFields,fields=Name+Tags`. Throws a FaultOrderError.
 */
function parse(text: string): FaultOrder {
  const [kind = '', ...parts] = text.split(',');
  const settings = parts.map((part): [string, number | string | string[]] => {
    const [, name, value] = /^(\w+)=(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) {
      throw new FaultOrderError(`A fault is written like slow,ms=2000,times=3, not ${text}.`);
    }
    return [name, readValue(kind, name, value)];
  });
  const isCommon = ([name]: [string, unknown]) => COMMON.includes(name);
  return readFaultOrder({
    kind,
    ...Object.fromEntries(settings.filter(isCommon)),
    values: Object.fromEntries(settings.filter((setting) => !isCommon(setting))),
  });
}

/** An order as `parseFaultText` reads it. */
function write({ kind, times, method, path, values = {} }: FaultOrder): string {
  const settings = Object.entries({ ...values, times, method, path }).flatMap(([name, value]) =>
    value === undefined ? [] : [`,${name}=${Array.isArray(value) ? value.join('+') : String(value)}`],
  );
  return `${kind}${settings.join('')}`;
}

/** A line for each kind: how it is written, and what it does. */
function usage(): string[] {
  return faultKinds.flatMap((kind) => {
    const { meaning, parameters } = faultTable[kind];
    const settings = Object.entries(parameters).map(([name, parameter]) => {
      if (parameter.kind === 'names') return `,${name}=${parameter.choices.slice(0, 2).join('+')}`;
      return `[,${name}=${parameter.standard ?? 'N'}]`;
    });
    return [`  ${kind}${settings.join('')}`, `      ${meaning}`];
  });
}

function readValue(kind: string, name: string, text: string): number | string | string[] {
  if (name === 'method' || name === 'path') return text;
  const row = Object.entries(faultTable).find(([known]) => known === kind)?.[1];
  if (row?.parameters[name]?.kind === 'names') return text.split('+');
  return /^\d+$/.test(text) ? Number(text) : text;
}
