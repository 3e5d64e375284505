import type { Baseline } from './baseline';
import { type BrokenText, isBroken, readDocument } from '../text/contactDocument';
import type { FieldReading } from '../fields/field';
import { readField } from './fieldReading';
import { FIELD_ROWS } from '../fields/fields';
import type { AccountLists, FieldId } from '../fields/fieldView';
import type { Json } from '../text/json';
import type { Problem } from '../fields/problem';
import { findTextProblems } from './textProblems';
import {
  findLoadedProblems,
  findPlanProblems,
  planUpdate,
  type UpdatePlan,
  withoutRepeats,
} from './updatePlan';

/** One slot of the contact that the text wants otherwise than it was loaded. Undefined: not on the contact. */
export interface Change {
  readonly field: FieldId;
  readonly slot: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** A text that can be read as a contact. Nothing may be sent while it has a problem of severity 'error'. */
export interface ReadableContact {
  readonly kind: 'contact';
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
  readonly update: UpdatePlan;
  /** In the order of the field table. */
  readonly readings: readonly FieldReading[];
}

export type ParsedContact = BrokenText | ReadableContact;

/** What a text asks for, measured against the baseline. Loaded values that are wrong are hints, changed ones errors. */
export function parseContact(baseline: Baseline, text: string, lists: AccountLists): ParsedContact {
  const document = readDocument(text);
  if (isBroken(document)) return document;
  const checked = FIELD_ROWS.map((field) => readField(field, baseline, document, lists));
  const readings = checked.map(({ reading }) => reading);
  const planned = planUpdate(readings, lists);
  const found = [...findTextProblems(baseline, document), ...checked.flatMap(({ problems }) => problems)];
  const blocking = withoutRepeats(found, findPlanProblems(planned, readings));
  return {
    kind: 'contact',
    changes: readings.flatMap(changesOf),
    problems: withoutRepeats(blocking, findLoadedProblems(readings, lists)),
    update: planned.plan,
    readings,
  };
}

export function isBlocked({ problems }: ReadableContact): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

function changesOf({ field, loaded, changes }: FieldReading): Change[] {
  return [...changes].map(([slot, after]) => ({
    field: field.id,
    slot,
    before: loaded.slots.get(slot)?.value,
    after: after?.value,
  }));
}
