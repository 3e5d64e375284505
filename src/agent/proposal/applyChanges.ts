import { editField } from '../../core/changes/editField';
import type { FieldSlot, ReadableContact } from '../../core/changes/change';
import { parseContact } from '../../core/changes/parsedContact';
import type { Problem } from '../../core/fields/problem';
import type { Json } from '../../core/text/json';
import type { EditedContact } from '../agentPlace';
import { AgentError } from '../answers/agentError';
import { quoted } from '../answers/harmless';
import { type ContactRows, contactRows, keyOf, labelOf, type NamedField } from '../contacts/contactRows';
import { editsOf } from '../contacts/editsOf';
import { findField } from '../contacts/findField';
import { describeTakes } from '../contacts/shownValue';

export interface WantedChange {
  /** As people see the field, or a key. */
  readonly name: string;
  readonly value: Json;
}

export interface AppliedChanges {
  readonly text: string;
  /** The fields that were to be changed, for the log. */
  readonly keys: readonly string[];
  /** Labels of fields that the person is editing: they were left alone. */
  readonly taken: readonly string[];
}

/**
 * The contact's text with these changes, made as a person would make them in the form. What the person has changed
 * themselves stays. Throws an AgentError when one of them could not be saved: then none of them is made.
 */
export function applyChanges(now: EditedContact, wanted: readonly WantedChange[]): AppliedChanges {
  const names = contactRows(now.baseline, now.lists, now.text);
  const fields = wanted.map(({ name, value }) => ({ named: editable(name, names), value }));
  refuseTwice(fields.map(({ named }) => named));
  const taken = fields.filter(({ named }) => isTaken(named, now.own));
  const free = fields.filter((field) => !taken.includes(field));
  const text = free.reduce(
    (before, { named, value }) => applyOne({ ...now, text: before }, named, value),
    now.text,
  );
  refuseProblems(
    { ...now, text },
    free.map(({ named }) => named),
  );
  return {
    text,
    keys: fields.map(({ named }) => keyOf(named)),
    taken: taken.map(({ named }) => labelOf(named)),
  };
}

type Editable = Exclude<NamedField, { kind: 'detail' }>;

function editable(name: string, rows: ContactRows): Editable {
  const named = findField(name, rows);
  if (named.kind !== 'detail') return named;
  throw new AgentError(`${quoted(name)} is read-only: the API keeps it itself.`);
}

/** `Name` and `name`: one of two values would be lost in silence. */
function refuseTwice(fields: readonly Editable[]): void {
  const keys = fields.map(keyOf);
  const twice = fields.find((named, index) => keys.indexOf(keyOf(named)) !== index);
  if (twice === undefined) return;
  throw new AgentError('The same field stands in changes twice, under two names. Nothing was sent.', {
    field: labelOf(twice),
    key: keyOf(twice),
  });
}

/** A list is one field: who changes one tag has all of them in hand. */
function isTaken(named: Editable, own: readonly FieldSlot[]): boolean {
  const slot = named.kind === 'entry' ? named.key : named.row.slot;
  return own.some((one) => one.field === named.row.id && (slot === '' || one.slot === slot));
}

/** The row is looked at again: an edit before it may have changed other entries of it. */
function applyOne({ baseline, text, lists }: EditedContact, named: Editable, value: Json): string {
  const { id, slot } = named.row;
  const row =
    contactRows(baseline, lists, text).rows.find((one) => one.id === id && one.slot === slot) ?? named.row;
  return editsOf({ ...named, row }, value, lists).reduce(
    (before, edit) => editField(baseline, before, id, slot, edit, lists),
    text,
  );
}

/** Problems of the fields that were to be changed; those of others are the person's. */
function refuseProblems({ baseline, text, lists }: EditedContact, fields: readonly Editable[]): void {
  const parsed = parseContact(baseline, text, lists);
  if (parsed.kind === 'broken') return;
  const refused = fields.flatMap((named) =>
    problemsOf(parsed, named).map(({ message }) => describeTakes(named, message)),
  );
  if (refused.length > 0)
    throw new AgentError(
      'These changes could not be saved, so none of them was made. Nothing was sent.',
      refused,
    );
}

function problemsOf({ problems }: ReadableContact, named: Editable): readonly Problem[] {
  const slot = named.kind === 'entry' ? named.key : named.row.slot;
  return problems.filter(
    ({ field, slot: at, severity }) =>
      severity === 'error' && field === named.row.id && (slot === '' || at === '' || at === slot),
  );
}
