import { type Change, isAmong } from '../../core/changes/change';
import { changesIn, parseContact } from '../../core/changes/parsedContact';
import { FIELDS } from '../../core/fields/fields';
import type { AccountLists } from '../../core/fields/fieldView';
import { type Slot, slotOf } from '../../core/fields/slots';
import { KEY_PLACEHOLDER } from '../../core/request/plannedRequests';
import { planSave, type SavePlan } from '../../core/request/savePlan';
import type { Json } from '../../core/text/json';
import type { AgentEnvironment, EditedContact } from '../agentPlace';
import type { Answer } from '../answers/answer';
import { jsonOf } from '../answers/jsonOf';

interface Proposal {
  readonly id: string;
  readonly environment: AgentEnvironment;
  readonly edited: EditedContact;
  /** Labels of fields that were left to the person. */
  readonly taken: readonly string[];
  readonly afterEdit: string;
}

/** What is proposed: the difference to what is stored, and the requests that a save would send. */
export function describeProposal({ id, environment, edited, taken, afterEdit }: Proposal): Answer {
  const { baseline, text, lists, own } = edited;
  const parsed = parseContact(baseline, text, lists);
  const proposed = changesIn(parsed).filter((change) => !isAmong(change, own));
  const plan = planSave(
    { id, parsed, isReadOnly: false },
    { baseUrl: environment.baseUrl, key: KEY_PLACEHOLDER },
  );
  const warnings =
    parsed.kind === 'contact' ? parsed.problems.filter(({ severity }) => severity === 'warning') : [];
  return {
    says: [
      `Nothing was sent. ${countOf(proposed.length, id)}`,
      ...(proposed.length > 0 ? [afterEdit] : []),
      ...(taken.length > 0
        ? ['Fields under "taken" have unsaved edits of the person, which stay as they are.']
        : []),
      ...(own.length > 0 ? ["The request holds the person's own unsaved edits, too."] : []),
    ].join(' '),
    data: {
      changes: proposed.map((change) => describeChange(change, lists)),
      ...(taken.length > 0 && { taken: [...taken] }),
      ...(warnings.length > 0 && { warnings: warnings.map(({ message }) => message) }),
      ...describePlan(plan),
    },
  };
}

function countOf(count: number, id: string): string {
  if (count === 0) return `Nothing is new: contact ${id} has these values already.`;
  return count === 1
    ? `Proposed is 1 change of contact ${id}.`
    : `Proposed are ${count} changes of contact ${id}.`;
}

function describeChange({ field: id, slot, before, after }: Change, lists: AccountLists): Json {
  const field = FIELDS[id];
  const read = (value: Json | undefined): Slot | undefined =>
    value === undefined ? undefined : slotOf(value);
  return {
    field: field.slotLabel(slot, read(after ?? before), lists),
    before: field.showSlot(slot, read(before), lists),
    after: field.showSlot(slot, read(after), lists),
  };
}

function describePlan(plan: SavePlan): Record<string, Json> {
  if (plan.kind === 'nothing')
    return plan.details.length === 0 ? {} : { savingWouldFail: [plan.why, ...plan.details] };
  return {
    requests: plan.requests.map(({ method, url, headers, body }) => ({
      request: `${method} ${url}`,
      headers: Object.fromEntries(Object.entries(headers)),
      body: jsonOf(body),
    })),
  };
}
