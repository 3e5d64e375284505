import type { ActiveFault } from '../client/controlApi';
import type { FaultKind, FaultOrder } from '../publicApi';
import { readFaultOrder } from './faultOrder';
import { FieldDrops } from './fieldDrops';
import { type FaultEffect, faultTable, type Strike } from './faultTable';

/** What the faults that are on do to one request. */
export interface Disturbance {
  /** Those that hit it, except for those that only drop fields: see `countDrops`. */
  readonly kinds: readonly FaultKind[];
  readonly delayMs: number;
  readonly drops: FieldDrops;
  /** What happens instead of the API's own answer. */
  readonly ending: Extract<FaultEffect, { kind: 'answer' | 'reset' | 'hang' }> | undefined;
}

interface Switched {
  fault: ActiveFault;
  readonly strike: Strike;
  readonly fits: (method: string, path: string) => boolean;
}

/** Holds the faults that are on, in the order in which they were switched on. */
export class FaultSwitchboard {
  #switched: Switched[] = [];
  #lastId = 0;

  constructor(private readonly now: () => number = Date.now) {}

  /** Throws a FaultOrderError when the order makes no sense. */
  switchOn(written: unknown): ActiveFault {
    const order = readFaultOrder(written);
    this.#lastId += 1;
    const fault = { ...order, id: this.#lastId, remaining: order.times, hits: 0 };
    const strike = faultTable[order.kind].prepare(order.values ?? {});
    this.#switched.push({ fault, strike, fits: matcher(order) });
    return fault;
  }

  /** False when there is no such fault (any more). */
  switchOff(id: number): boolean {
    const before = this.#switched.length;
    this.#switched = this.#switched.filter(({ fault }) => fault.id !== id);
    return this.#switched.length < before;
  }

  switchAllOff(): void {
    this.#switched = [];
  }

  active(): ActiveFault[] {
    return this.#switched.map(({ fault }) => fault);
  }

  /** Delays and dropped fields add up; of the faults that end a request, the first one counts. */
  disturb(method: string, path: string): Disturbance {
    const kinds: FaultKind[] = [];
    const droppers: { fault: number; fields: readonly string[] }[] = [];
    let delayMs = 0;
    let ending: Disturbance['ending'];
    for (const switched of this.#switched) {
      if (!switched.fits(method, path)) continue;
      if (ending !== undefined && endsRequests(switched.fault.kind)) continue;
      const effect = switched.strike(this.now());
      if (effect === undefined) continue;
      if (effect.kind === 'drop') {
        droppers.push({ fault: switched.fault.id, fields: effect.fields });
        continue;
      }
      kinds.push(switched.fault.kind);
      countHit(switched);
      if (effect.kind === 'slow') delayMs += effect.ms;
      else ending = effect;
    }
    this.#endSpent();
    return { kinds, delayMs, drops: new FieldDrops(droppers), ending };
  }

  /** Counts those that have dropped something, once the request is answered, and gives their kinds. */
  countDrops({ hits }: FieldDrops): FaultKind[] {
    const hit = this.#switched.filter(({ fault }) => hits.has(fault.id));
    hit.forEach(countHit);
    this.#endSpent();
    return hit.map(({ fault }) => fault.kind);
  }

  #endSpent(): void {
    this.#switched = this.#switched.filter(({ fault }) => fault.remaining !== 0);
  }
}

function endsRequests(kind: FaultKind): boolean {
  return kind !== 'slow' && kind !== 'dropFields';
}

function countHit(switched: Switched): void {
  const { remaining, hits } = switched.fault;
  switched.fault = {
    ...switched.fault,
    hits: hits + 1,
    remaining: remaining === undefined ? undefined : remaining - 1,
  };
}

/** By its method; a search is posted, and writes nothing. */
function isWrite(method: string, path: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method) && !/\/filter\/?$/i.test(path);
}

function matcher({ kind, method, path }: FaultOrder): Switched['fits'] {
  const pattern = path === undefined ? undefined : new RegExp(`^${asExpression(path)}$`, 'i');
  return (requestMethod, requestPath) =>
    (faultTable[kind].isForWrites !== true || isWrite(requestMethod, requestPath)) &&
    (method === undefined || method === requestMethod) &&
    (pattern === undefined || pattern.test(requestPath));
}

/** `*` stands for any characters, a slash too. Neighbouring ones count as one. */
function asExpression(path: string): string {
  return path
    .split(/\*+/)
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
}
