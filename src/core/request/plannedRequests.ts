import { saveCall } from '../api/contactCalls';
import { authorizationOf, wireRequest } from '../api/wireRequest';
import { callsOf } from '../changes/saveCalls';
import type { SaveCall, SavePurpose } from '../fields/update';
import type { UpdatePlan } from '../changes/change';

/** A request that Save would send, complete; each only when the one before has succeeded. */
export interface PlannedRequest extends ReturnType<typeof wireRequest> {
  readonly purpose: SavePurpose;
  /** Of the portfolio or sequence that it is about. */
  readonly name?: string;
  /** Byte for byte what Save sends. */
  readonly body: string;
}

export interface RequestTarget {
  /** As `normalizeBaseUrl` gives it. */
  readonly baseUrl: string;
  /** The API key, or `KEY_PLACEHOLDER`. */
  readonly key: string;
}

/** Stands for the API key in requests that show it to nobody. */
export const KEY_PLACEHOLDER = 'YOUR_API_KEY';

/** The environment variable that stands for the key where a format can read one; the sandbox is copied with the same name. */
export const KEY_VARIABLE = 'WTS_API_KEY';

/** The requests of a save, in the order in which they are sent; made by the functions that the client uses. */
export function plannedRequests(id: string, plan: UpdatePlan, target: RequestTarget): PlannedRequest[] {
  return callsOf(plan).map((call) => planned(id, call, target));
}

/** A header's value with `variable` in the place of the masked key; undefined when it holds no masked key. */
export function maskedValue(value: string, variable: string): string | undefined {
  return value === authorizationOf(KEY_PLACEHOLDER) ? authorizationOf(variable) : undefined;
}

function planned(id: string, call: SaveCall, { baseUrl, key }: RequestTarget): PlannedRequest {
  const request = wireRequest(baseUrl, key, saveCall(id, call));
  if (request.body === undefined) throw new Error('A request of a save has a body.');
  const named = 'name' in call ? { name: call.name } : {};
  return { ...request, ...named, purpose: call.purpose, body: request.body };
}
