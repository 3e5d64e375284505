import * as l10n from '@vscode/l10n';
import { type Draft, isBlocked } from '../changes/draft';
import { FIELDS } from '../fields/fields';
import type { Problem } from '../fields/problem';
import { type PlannedRequest, plannedRequests, type RequestTarget } from './plannedRequests';

/** What a save would do now: send these requests, or nothing and why; `details` are the problems in the way. */
export type Foresight =
  | { readonly kind: 'requests'; readonly requests: readonly PlannedRequest[] }
  | { readonly kind: 'nothing'; readonly why: string; readonly details: readonly string[] };

export interface ForeseenContact {
  readonly id: string;
  /** What the document asks for. */
  readonly draft: Draft;
  readonly isReadOnly: boolean;
}

/** Follows the steps of a save up to the first request. */
export function foreseeSave(contact: ForeseenContact, target: RequestTarget): Foresight {
  const { id, draft, isReadOnly } = contact;
  if (isReadOnly) return nothing(l10n.t('This environment is read-only, so Save sends nothing.'));
  if (draft.kind === 'broken') {
    const where = l10n.t('Line {0}: {1}', draft.line, draft.message);
    return nothing(l10n.t('The JSON is broken, so Save would send nothing. Fix it first.'), [where]);
  }
  if (isBlocked(draft)) {
    const problems = draft.problems.filter(({ severity }) => severity === 'error');
    return nothing(
      l10n.t('There are problems, so Save would send nothing. Fix them first.'),
      problems.map(describeProblem),
    );
  }
  const requests = plannedRequests(id, draft.update, target);
  return requests.length === 0
    ? nothing(l10n.t('Nothing is changed, so there is nothing to send.'))
    : { kind: 'requests', requests };
}

export function nothing(why: string, details: readonly string[] = []): Foresight {
  return { kind: 'nothing', why, details };
}

function describeProblem({ field, message }: Problem): string {
  return field === undefined ? message : `${FIELDS[field].label()}: ${message}`;
}
