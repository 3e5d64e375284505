import type { FieldEdit, FieldValue, PickedItem, FieldView } from '../core/fields/fieldView';
import type { PageState } from '../protocol/messages';
import { fieldKey } from './fieldPlace';
import { onceFor } from './onceFor';

type EditMap = { [E in FieldEdit as E['kind']]: E };

const isTextual = (value: FieldValue) => 'text' in value;

/** What an edit makes of a value until the host has done it; a value of another kind stays as it is. */
const afterEdit: {
  [K in keyof EditMap]: (
    value: FieldValue,
    edit: EditMap[K],
    nameOf: (id: string) => string | undefined,
  ) => FieldValue;
} = {
  text: (value, { text }) => (isTextual(value) ? { ...value, text } : value),
  choice: (value, { selected }) => (value.kind === 'choice' ? { ...value, selected } : value),
  picked: (value, { ids }, nameOf) => {
    if (value.kind !== 'picked') return value;
    const known = new Map(value.picked.map((item): [string, PickedItem] => [item.id, item]));
    return { ...value, picked: ids.map((id) => known.get(id) ?? { id, name: nameOf(id) }) };
  },
  rows: (value, { rows }) => (value.kind === 'rows' ? { ...value, rows } : value),
  options: (value, { selected }) => (value.kind === 'options' ? { ...value, selected } : value),
  entry: (value, { key, text }) =>
    value.kind === 'record'
      ? {
          ...value,
          entries: value.entries.map((entry) => (entry.key === key ? { ...entry, text } : entry)),
        }
      : value,
  restore: (value) => value,
};

function applyEdit<K extends keyof EditMap>(
  value: FieldValue,
  edit: EditMap[K] & { kind: K },
  nameOf: (id: string) => string | undefined,
): FieldValue {
  return afterEdit[edit.kind](value, edit, nameOf);
}

/** The value as the page shows it: the host's, with what was typed here and has not come back yet. */
export function shownValue(
  value: FieldValue,
  edits: readonly FieldEdit[],
  nameOf: (id: string) => string | undefined,
): FieldValue {
  return edits.reduce((shown, edit) => applyEdit(shown, edit, nameOf), value);
}

const textOf = onceFor((field: FieldView) => JSON.stringify(field));

/**
 * The state with those fields of the last one that are the same. Each state is a fresh copy; this way a row that
 * nothing happened to can be told by identity and is not drawn again.
 */
export function keepSameFields(state: PageState, last: PageState | undefined): PageState {
  const { body } = state;
  if (body.kind !== 'form' || last?.body.kind !== 'form') return state;
  const known = new Map(last.body.form.fields.map((field) => [fieldKey(field), field]));
  const fields = body.form.fields.map((field) => {
    const before = known.get(fieldKey(field));
    return before !== undefined && textOf(before) === textOf(field) ? before : field;
  });
  return { ...state, body: { ...body, form: { ...body.form, fields } } };
}
