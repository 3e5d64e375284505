import type { FieldView, PageState } from '../protocol/messages';
import { fieldKey } from './fieldPlace';

const texts = new WeakMap<FieldView, string>();

function textOf(field: FieldView): string {
  let text = texts.get(field);
  if (text === undefined) {
    text = JSON.stringify(field);
    texts.set(field, text);
  }
  return text;
}

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
