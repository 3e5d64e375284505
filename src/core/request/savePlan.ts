import * as l10n from '@vscode/l10n';
import { FIELDS } from '../fields/fields';
import type { Problem } from '../fields/problem';
import { type PlannedRequest, plannedRequests, type RequestTarget } from './plannedRequests';
import type { ParsedContact } from '../changes/change';

/** What a save would do now: send these requests, or nothing and why; `details` are the problems in the way. */
export type SavePlan =
  | { readonly kind: 'requests'; readonly requests: readonly PlannedRequest[] }
  | { readonly kind: 'nothing'; readonly why: string; readonly details: readonly string[] };

interface PlannedContact {
  readonly id: string;
  /** What the document asks for. */
  readonly parsed: ParsedContact;
  readonly isReadOnly: boolean;
}

/** Follows the steps of a save up to the first request. */
export function planSave(contact: PlannedContact, target: RequestTarget): SavePlan {
  const { id, parsed, isReadOnly } = contact;
  if (isReadOnly) return nothing(l10n.t('This environment is read-only, so Save sends nothing.'));
  if (parsed.kind === 'broken') {
    const where = l10n.t('Line {0}: {1}', parsed.line, parsed.message);
    return nothing(l10n.t('The JSON is broken, so Save would send nothing. Fix it first.'), [where]);
  }
  if (parsed.isBlocked) {
    const problems = parsed.problems.filter(({ severity }) => severity === 'error');
    return nothing(
      l10n.t('There are problems, so Save would send nothing. Fix them first.'),
      problems.map(describeProblem),
    );
  }
  const requests = plannedRequests(id, parsed.update, target);
  return requests.length === 0
    ? nothing(l10n.t('Nothing is changed, so there is nothing to send.'))
    : { kind: 'requests', requests };
}

export function nothing(why: string, details: readonly string[] = []): SavePlan {
  return { kind: 'nothing', why, details };
}

function describeProblem({ field, message }: Problem): string {
  return field === undefined ? message : `${FIELDS[field].label()}: ${message}`;
}
