import type { SaveReport } from '../../agent/agentPlace';
import type { SavedSlot, SlotOutcome } from '../../core/fields/fieldView';
import type { SaveRecord } from '../../core/undo/saveRecord';
import type { ContactSession } from '../contact/contactSession';
import type { ContactReference } from '../reference/contactUri';
import type { SaveHistory } from '../storage/saveHistory';

/**
 * What is known of the last save of a contact: what its form shows, which has the reasons, else what is remembered to
 * undo it. Undefined while something that was proposed still waits for the person.
 */
export async function lastSaveOf(
  { environment, id }: ContactReference,
  session: ContactSession | undefined,
  history: SaveHistory,
): Promise<SaveReport | undefined> {
  const shown = session === undefined ? undefined : shownSave(session);
  if (shown !== undefined) return shown;
  if (session !== undefined && session.state.proposals.among(session.state.changes).length > 0)
    return undefined;
  const records = await history.all();
  const record = records.find((one) => one.environment === environment && one.contactId === id);
  return record && recordedSave(record);
}

function shownSave({ state, notice }: ContactSession): SaveReport | undefined {
  const { result } = state.status;
  const problem =
    notice === undefined || notice.isInformation === true ? '' : `${notice.title}. ${notice.detail}`;
  const isSaved = result !== undefined && result.isRestored !== true;
  if (!isSaved && problem === '') return undefined;
  const savedAt = new Date(isSaved ? state.savedAt : Date.now()).toISOString();
  return { savedAt, result: isSaved ? result : undefined, problem };
}

function recordedSave({ savedAt, pieces }: SaveRecord): SaveReport {
  const of = (outcome: SlotOutcome): SavedSlot[] =>
    pieces
      .filter((piece) => piece.outcome === outcome)
      .map(({ field, slot, label, was, became }) => ({
        ...{ field, slot, label, item: '', before: was, sent: became, stored: became, reason: '' },
      }));
  const result = {
    taken: of('taken'),
    notTaken: of('notTaken'),
    unchecked: of('unchecked'),
    changedElsewhere: [],
  };
  return { savedAt, result, problem: '' };
}
