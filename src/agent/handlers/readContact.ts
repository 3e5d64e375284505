import type { AccountLists } from '../../core/fields/fieldView';
import type { JsonObject } from '../../core/text/json';
import type { ToolCall } from '../toolCall';
import { AgentError } from '../answers/agentError';
import type { Answer } from '../answers/answer';
import { chooseContact, loadContact } from '../contacts/chooseContact';
import { type ContactRows, keyOf, labelOf, type NamedField, rowsOfAnswer } from '../contacts/contactRows';
import { findField } from '../contacts/findField';
import { isAllCustomFields } from '../contacts/otherLanguage';
import { shownValue } from '../contacts/shownValue';

export async function readContact(call: ToolCall): Promise<Answer> {
  const { input, place, environment } = call;
  const names = input.texts('fields');
  const id = await chooseContact(call);
  const body = await loadContact(call, id);
  const lists = await place.listsFor(id);
  const contact = rowsOfAnswer(body, lists);
  if (names.length === 0) throw whichFields(contact);
  const fields = names.flatMap((name) => fieldsOf(name, contact));
  place.log(`wts_read_contact ${environment.name} ${id} ${fields.map(keyOf).join(' ')}`);
  return {
    says: `Contact ${id}, as it is stored now. Only what was asked for.`,
    data: valuesOf(fields, lists),
  };
}

/** All custom fields are asked for by the name of the whole. */
function fieldsOf(name: string, contact: ContactRows): NamedField[] {
  if (!isAllCustomFields(name)) return [findField(name, contact)];
  return contact.rows.filter(({ id }) => id === 'customFields').map((row) => ({ kind: 'row', row }));
}

/** By the names that people see; by key where two are called the same. */
function valuesOf(fields: readonly NamedField[], lists: AccountLists): JsonObject {
  const labels = fields.map(nameOf);
  return Object.fromEntries(
    fields.map((named, index) => {
      const label = labels[index] ?? '';
      const isOnly = labels.filter((other) => other === label).length === 1;
      return [isOnly ? label : `${label} (${keyOf(named)})`, shownValue(named, lists)];
    }),
  );
}

function nameOf(named: NamedField): string {
  return named.kind === 'entry' ? `${labelOf(named)}: ${named.key}` : labelOf(named);
}

function whichFields({ rows, details }: ContactRows): AgentError {
  const names = [
    ...rows.map((row): NamedField => ({ kind: 'row', row })),
    ...details.map((detail): NamedField => ({ kind: 'detail', detail })),
  ].map((named) => `${labelOf(named)} (${keyOf(named)})`);
  return new AgentError('Which fields? Name only those that are needed. The contact has these:', names);
}
