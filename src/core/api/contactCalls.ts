import type { TagsBody, UpdateBody } from '../fields/update';
import type { ApiCall } from './wireRequest';

/** A detail that is not asked for comes back as null, which would look like "none". */
const ALL_DETAILS = 'IncludeDetails=Tags&IncludeDetails=CustomFields&IncludeDetails=Portfolios';

/** Takes ids that are checked: one such as `..` would lead to another address. */
export function loadCall(id: string): ApiCall {
  return { method: 'GET', path: `/core/v1/contact/${id}?${ALL_DETAILS}` };
}

/** As `loadCall`. */
export function updateCall(id: string, body: UpdateBody): ApiCall {
  return { method: 'PUT', path: `/core/v2/contact/${id}`, body };
}

/** As `loadCall`. */
export function tagsCall(id: string, body: TagsBody): ApiCall {
  return { method: 'POST', path: `/core/v1/contact/${id}/tags`, body };
}
