import type { SavedSlot, SaveResult } from '../../core/fields/fieldView';
import type { Json } from '../../core/text/json';
import type { SaveReport } from '../agentPlace';
import type { ToolCall } from '../toolCall';
import { AgentError } from '../answers/agentError';
import type { Answer } from '../answers/answer';
import { chooseContact } from '../contacts/chooseContact';

export async function saveProof(call: ToolCall): Promise<Answer> {
  const id = await chooseContact(call);
  call.place.log(`wts_save_proof ${call.environment.name} ${id}`);
  const report = await call.place.lastSave(id);
  if (report === undefined)
    throw new AgentError(
      `No save of contact ${id} is known here. What was proposed is not sent before a person saves it.`,
    );
  return describeSave(id, report);
}

/** What became of a save, in words and field by field. */
export function describeSave(id: string, report: SaveReport): Answer {
  const { savedAt, result, problem, isCompared } = report;
  if (isCompared === true && result !== undefined) return describeComparison(id, result);
  const data: Json = { ...(problem !== '' && { problem }), ...(result && describeResult(result)) };
  return { says: `The last save of contact ${id}, at ${savedAt}. ${summary(result, problem)}`, data };
}

/** Nobody here has seen it being sent, so nothing can be said of why something is not there. */
function describeComparison(id: string, { taken, notTaken, unchecked }: SaveResult): Answer {
  const isThere = taken.length > 0;
  return {
    says: `Contact ${id} was read again and compared with what was proposed. ${
      isThere
        ? `${taken.length} of ${taken.length + notTaken.length} changes are stored now.`
        : 'Nothing of it is stored: nobody has sent it yet, or the API dropped it.'
    }`,
    data: {
      ...part('stored', taken),
      ...part(
        'notStored',
        notTaken.map((slot) => ({ ...slot, reason: '' })),
      ),
      ...part('cannotBeChecked', unchecked),
    },
  };
}

function summary(result: SaveResult | undefined, problem: string): string {
  const failed = problem === '' ? '' : ' It did not go through, or not in full: the problem stands below.';
  if (result === undefined) return failed.trim() || 'Nobody knows what became of it.';
  const counts = `${result.taken.length} taken, ${result.notTaken.length} not taken, ${result.unchecked.length} cannot be checked.`;
  return `${counts}${failed}`;
}

function describeResult({ taken, notTaken, unchecked, changedElsewhere, calls }: SaveResult) {
  return {
    ...part('taken', taken),
    ...part('notTaken', notTaken),
    ...part('cannotBeChecked', unchecked),
    ...part('changedByOthers', changedElsewhere),
    ...(calls && { calls: calls.map(({ label, outcome, reason }) => ({ label, outcome, reason })) }),
  };
}

function part(name: string, slots: readonly SavedSlot[]): Record<string, Json> {
  return slots.length === 0 ? {} : { [name]: slots.map(describeSlot) };
}

function describeSlot({ label, item, before, sent, stored, reason }: SavedSlot): Json {
  return {
    field: label,
    ...(item !== '' && { item }),
    before,
    sent,
    stored,
    ...(reason !== '' && { reason }),
  };
}
