import type { JsonObject } from '../../core/text/json';
import type { EditedContact } from '../agentPlace';
import type { ToolCall } from '../toolCall';
import { AgentError } from '../answers/agentError';
import type { Answer } from '../answers/answer';
import { chooseContact, loadContact } from '../contacts/chooseContact';
import { isAllCustomFields } from '../contacts/otherLanguage';
import { applyChanges, type AppliedChanges, type WantedChange } from '../proposal/applyChanges';
import { describeProposal } from '../proposal/describeProposal';
import { describeSave } from './saveProof';

const NOTHING_SENT = 'Nothing was sent, and nothing stands in a form.';

export async function proposeEdit(call: ToolCall): Promise<Answer> {
  const { input, place, environment } = call;
  const wanted = readChanges(input.object('changes'));
  const isSave = input.flag('save');
  if (environment.isReadOnly)
    throw new AgentError(`The environment "${environment.name}" is read-only. ${NOTHING_SENT}`);
  if (isSave) await refuseSave(call);
  const id = await chooseContact(call);
  await loadContact(call, id);
  let applied: AppliedChanges | undefined;
  const edited = await place.edit(id, (now) => {
    applied = applyChanges(now, wanted);
    return applied.text;
  });
  place.log(`wts_propose_edit ${environment.name} ${id} ${applied?.keys.join(' ') ?? ''}`);
  const proposal = describeProposal({
    id,
    environment,
    edited,
    taken: applied?.taken ?? [],
    afterEdit: place.afterEdit,
  });
  return isSave ? await saved(call, id, edited, proposal) : proposal;
}

/** Custom fields may be given as one object, like the API takes them. */
function readChanges(changes: JsonObject): WantedChange[] {
  const wanted = Object.entries(changes).flatMap(([name, value]): WantedChange[] => {
    return isAllCustomFields(name) && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([key, item]) => ({ name: `customFields.${key}`, value: item }))
      : [{ name, value }];
  });
  if (wanted.length === 0)
    throw new AgentError(
      'Which changes? changes takes field -> new value, such as {"Annotation": "Calls on Mondays"}.',
    );
  return wanted;
}

async function refuseSave({ place }: ToolCall): Promise<void> {
  const why = await place.whyNoSave();
  if (why === undefined) return;
  throw new AgentError(
    `save is only for a sandbox on this machine that proves what it is: ${why} ${NOTHING_SENT} Leave save out: then the edit is prepared, and a person looks at it and sends it.`,
  );
}

/** What the person has typed is not the agent's to send, not even to a sandbox. */
async function saved(
  { place }: ToolCall,
  id: string,
  edited: EditedContact,
  proposal: Answer,
): Promise<Answer> {
  if (edited.own.length > 0)
    return {
      ...proposal,
      says: `Not saved: the form has unsaved edits of the person's own. ${proposal.says}`,
    };
  return describeSave(id, await place.save(id, edited));
}
