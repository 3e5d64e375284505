import { createBaseline } from '../../core/changes/baseline';
import type { Baseline } from '../../core/changes/change';
import { parseContact } from '../../core/changes/parsedContact';
import { FIELDS } from '../../core/fields/fields';
import type { AccountLists, DetailView, FieldView } from '../../core/fields/fieldView';
import { describeForm } from '../../core/show/describeForm';
import { AgentError } from '../answers/agentError';

/** A contact as its form shows it. */
export interface ContactRows {
  readonly rows: readonly FieldView[];
  readonly details: readonly DetailView[];
}

/** What a name of an agent stands for: a row of the form, one entry in it, or a value that nobody can change. */
export type NamedField =
  | { readonly kind: 'row'; readonly row: FieldView }
  | { readonly kind: 'entry'; readonly row: FieldView; readonly key: string }
  | { readonly kind: 'detail'; readonly detail: DetailView };

/** Throws an AgentError for a text that is no JSON right now. */
export function contactRows(
  baseline: Baseline,
  lists: AccountLists,
  text: string = baseline.text,
): ContactRows {
  const parsed = parseContact(baseline, text, lists);
  if (parsed.kind === 'broken')
    throw new AgentError(
      'The JSON of this contact is being edited and is broken right now: the person has to mend it first.',
    );
  const { fields, details } = describeForm(baseline, parsed, lists);
  return { rows: fields, details };
}

export function rowsOfAnswer(body: string, lists: AccountLists): ContactRows {
  return contactRows(createBaseline(body), lists);
}

/** How the field is called in answers, by a key that is always understood. */
export function keyOf(named: NamedField): string {
  if (named.kind === 'detail') return named.detail.key;
  const { id, slot } = named.row;
  if (named.kind === 'entry') return `${id}.${named.key}`;
  return slot === '' ? id : `${id}.${slot}`;
}

export function labelOf(named: NamedField): string {
  return named.kind === 'detail' ? named.detail.label : named.row.label;
}

/** All the names that a row goes by, the surest first. */
export function namesOfRow({ id, slot, label }: FieldView): string[] {
  if (slot !== '') return [`${id}.${slot}`, slot, label];
  const { inFields, keys } = FIELDS[id];
  return [id, inFields, ...keys, label];
}
