import { sequenceId, tagId } from '../../../src/sandbox/account/seedIds';
import type { SandboxSwitches } from '../../../src/sandbox/publicApi';
import type { FrontRequest } from './faultyFront';
import type { StepName } from './expected';

type Values = Readonly<Record<string, unknown>>;

/** A step of opening or saving, as its requests look from outside. */
export interface Step {
  /** Whether a request belongs to the step; `earlier` came before it. */
  readonly isOf: (request: FrontRequest, earlier: readonly FrontRequest[]) => boolean;
  /** Whether the step's first request follows this one; left out when nothing comes before it. */
  readonly follows?: (request: FrontRequest) => boolean;
  /** What a person changes; left out when nothing is saved. */
  readonly edit?: (loaded: Values) => Values;
  readonly switches?: Partial<SandboxSwitches>;
}

export const NEW_NAME = 'Ana Alterada';
export const ADDED_TAG = tagId(9);

const isContact = ({ method, path }: FrontRequest): boolean =>
  method === 'GET' && path.startsWith('/core/v1/contact/') && path.includes('IncludeDetails');
const isSequences = ({ path }: FrontRequest): boolean => path.includes('ContactId=');
const isPut = ({ method }: FrontRequest): boolean => method === 'PUT';
const rename = (): Values => ({ name: NEW_NAME });

export const steps: Readonly<Record<StepName, Step>> = {
  list: { isOf: ({ path }) => path === '/core/v1/tag' },
  open: { isOf: isContact },
  're-read': { isOf: (request, earlier) => isContact(request) && !earlier.some(isPut), edit: rename },
  PUT: { isOf: isPut, follows: isContact, edit: rename },
  verify: {
    isOf: (request, earlier) => isContact(request) && earlier.some(isPut),
    follows: isPut,
    edit: rename,
    switches: { putAnswerDetails: 'null' },
  },
  'POST tags': {
    isOf: ({ method }) => method === 'POST',
    follows: isPut,
    edit: ({ tagIds }) => ({ tagIds: [...(tagIds as string[]).slice(1), ADDED_TAG] }),
  },
  sequences: {
    isOf: (request, earlier) => isSequences(request) && earlier.some(isPut),
    follows: isPut,
    edit: () => ({ sequenceIds: [sequenceId(1)] }),
  },
};

export const stepNames = Object.keys(steps) as StepName[];

/** What the server holds, as against what it held. */
export function storedAs(name: StepName, before: Values, after: Values): 'before' | 'wanted' | 'additions' {
  if (JSON.stringify(before) === JSON.stringify(after)) return 'before';
  if (name !== 'POST tags') return 'wanted';
  const [removed] = before['tagIds'] as string[];
  return (after['tagIds'] as string[]).some((id) => id === removed) ? 'additions' : 'wanted';
}
