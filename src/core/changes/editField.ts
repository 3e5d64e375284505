import { baselineDocument } from './baseline';
import { readSound } from '../text/contactDocument';
import { copyMembers } from '../text/contactText';
import type { Field, FieldReading } from '../fields/field';
import { readField } from './readField';
import { FIELDS } from '../fields/fields';
import type { AccountLists, FieldEdit, FieldId } from '../fields/fieldView';
import { textOf } from '../fields/kinds/textField';
import { findTextProblems } from './textProblems';
import type { Baseline } from './change';

/**
 * The whole text after one edit of a row in the form (`slot` as in `FieldView`). Nothing else in it moves; a field that is again as loaded gets its
 * loaded writing back, so that the document is clean again. Throws when the text is broken JSON, and on an edit
 * that the field does not take.
 */
export function editField(
  baseline: Baseline,
  text: string,
  fieldId: FieldId,
  slot: string,
  edit: FieldEdit,
  lists: AccountLists,
): string {
  const field = FIELDS[fieldId];
  const document = readSound(text);
  if (edit.kind === 'restore' && slot === '') return asLoaded(baseline, text, field);
  const { reading } = readField(field, baseline, document, lists);
  const edited =
    edit.kind === 'restore'
      ? field.write(document, reading.wanted, new Map([[slot, reading.loaded.slots.get(slot)]]), lists)
      : field.edit(reading, slot, edit, lists);
  return edited !== text && isAsLoaded(baseline, edited, field, lists)
    ? asLoaded(baseline, edited, field)
    : edited;
}

/** The whole text with one thing more picked in a field. Throws as `editField` does. */
export function addPicked(
  { text, origin: { baseline } }: { readonly text: string; readonly origin: { readonly baseline: Baseline } },
  fieldId: FieldId,
  id: string,
  lists: AccountLists,
): string {
  const { reading } = readField(FIELDS[fieldId], baseline, readSound(text), lists);
  const ids = [...new Set([...reading.wanted.keys(), id])];
  return editField(baseline, text, fieldId, '', { kind: 'picked', ids }, lists);
}

function asLoaded(baseline: Baseline, text: string, field: Field): string {
  return copyMembers(text, baselineDocument(baseline), field.keys);
}

function isAsLoaded(baseline: Baseline, text: string, field: Field, lists: AccountLists): boolean {
  const document = readSound(text);
  const { reading, problems } = readField(field, baseline, document, lists);
  return (
    reading.changes.size === 0 &&
    problems.length === 0 &&
    isTypedAsLoaded(reading) &&
    !findTextProblems(baseline, document).some((problem) => problem.field === field.id)
  );
}

/**
 * A phone or a number in another form is no change, and yet stays as the person types it. Of a set nobody types the
 * names: they may be those of a list that is older or newer than what was loaded.
 */
function isTypedAsLoaded({ field, loaded, wanted }: FieldReading): boolean {
  return (
    field.itemName !== undefined ||
    [...wanted].every(([slot, value]) => textOf(loaded.slots.get(slot)) === textOf(value))
  );
}
