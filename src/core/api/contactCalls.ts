import type { MembershipCall, SaveCall } from '../fields/update';
import type { ApiCall } from './wireRequest';

/** A detail that is not asked for comes back as null, which would look like "none". */
const ALL_DETAILS = 'IncludeDetails=Tags&IncludeDetails=CustomFields&IncludeDetails=Portfolios';

/** Takes ids that are checked: one such as `..` would lead to another address. */
export function loadCall(id: string): ApiCall {
  return { method: 'GET', path: `/core/v1/contact/${id}?${ALL_DETAILS}` };
}

/** As `loadCall`. */
export function saveCall(id: string, call: SaveCall): ApiCall {
  switch (call.purpose) {
    case 'update':
      return { method: 'PUT', path: `/core/v2/contact/${id}`, body: call.body };
    case 'tagRemoval':
      return { method: 'POST', path: `/core/v1/contact/${id}/tags`, body: call.body };
    case 'joinPortfolio':
    case 'leavePortfolio':
    case 'leaveSequence':
      return { ...memberships[call.purpose](call.id), body: { contactId: id } };
  }
}

const memberships: Readonly<Record<MembershipCall['purpose'], (of: string) => ApiCall>> = {
  joinPortfolio: (of) => ({ method: 'POST', path: `/core/v1/portfolio/${of}/contact` }),
  leavePortfolio: (of) => ({ method: 'DELETE', path: `/core/v1/portfolio/${of}/contact` }),
  leaveSequence: (of) => ({ method: 'DELETE', path: `/chat/v1/sequence/${of}/contact` }),
};
