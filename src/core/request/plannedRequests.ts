import { tagsCall, updateCall } from '../api/contactCalls';
import { type ApiCall, authorizationOf, type WireRequest, wireRequest } from '../api/wireRequest';
import type { UpdatePlan } from '../changes/updatePlan';

/** What a request of a save is for; the second is sent only when the first has succeeded. */
export type RequestPurpose = 'update' | 'tagRemoval';

/** A request that Save would send, complete. */
export interface PlannedRequest extends WireRequest {
  readonly purpose: RequestPurpose;
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
  const { put, tagRemoval } = plan;
  return [
    ...(put === undefined ? [] : [planned('update', updateCall(id, put), target)]),
    ...(tagRemoval === undefined ? [] : [planned('tagRemoval', tagsCall(id, tagRemoval), target)]),
  ];
}

/** A header's value with `variable` in the place of the masked key; undefined when it holds no masked key. */
export function maskedValue(value: string, variable: string): string | undefined {
  return value === authorizationOf(KEY_PLACEHOLDER) ? authorizationOf(variable) : undefined;
}

function planned(purpose: RequestPurpose, call: ApiCall, { baseUrl, key }: RequestTarget): PlannedRequest {
  const request = wireRequest(baseUrl, key, call);
  if (request.body === undefined) throw new Error('A request of a save has a body.');
  return { ...request, purpose, body: request.body };
}
