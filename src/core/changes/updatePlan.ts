import { validateUpdate } from '../validation/validateUpdate';
import type { Contribution, Field, FieldReading } from '../fields/field';
import { fieldOfKey } from '../fields/fields';
import type { AccountLists } from '../fields/fieldView';
import type { Problem } from '../fields/problem';
import type { SlotChanges } from '../fields/slots';
import type { UpdateBody } from '../fields/update';
import type { UpdatePlan } from './change';

interface Plan {
  readonly plan: UpdatePlan;
  readonly contributions: ReadonlyMap<Field, Contribution>;
}

interface PlannedUpdate extends Plan {
  /** Problems of what would be sent, at the field and slot they belong to. */
  problems(): Problem[];
}

/** The smallest update: the changed fields, by name, and of them only what changed. */
export function planUpdate(readings: readonly FieldReading[], lists: AccountLists): PlannedUpdate {
  const planned = plan(
    readings.map((reading) => ({ reading, changes: reading.changes })),
    lists,
  );
  return { ...planned, problems: () => violationProblems(planned, readings, 'error') };
}

/** What is wrong with loaded values that nobody touched: told, and no reason to stop a save. */
export function findLoadedProblems(readings: readonly FieldReading[], lists: AccountLists): Problem[] {
  const untouched = readings
    .map((reading) => ({ reading, changes: untouchedSlots(reading, lists) }))
    .filter(({ changes }) => changes.size > 0);
  const checked = untouched.flatMap(({ reading: { field, document }, changes }) =>
    [...changes].flatMap(([slot, value]) =>
      field.check(slot, value, value, lists).map(({ message }): Problem => {
        return { field: field.id, slot, severity: 'hint', message, path: field.pathOf(document, slot) };
      }),
    ),
  );
  return withoutRepeats(checked, violationProblems(plan(untouched, lists), readings, 'hint'));
}

/** Problems of which the first list already has one for the same slot are left out. */
export function withoutRepeats(first: readonly Problem[], second: readonly Problem[]): Problem[] {
  const placeOf = ({ field, slot }: Problem): string => JSON.stringify([field, slot]);
  const taken = new Set(first.map(placeOf));
  return [...first, ...second.filter((problem) => !taken.has(placeOf(problem)))];
}

function plan(
  parts: readonly { readonly reading: FieldReading; readonly changes: SlotChanges }[],
  lists: AccountLists,
): Plan {
  const contributions = new Map(
    parts
      .filter(({ changes }) => changes.size > 0)
      .map(({ reading, changes }) => [reading.field, reading.field.contribute(changes, reading, lists)]),
  );
  const inUpdate = [...contributions].filter(([, { body }]) => Object.keys(body).length > 0);
  const bodies = inUpdate.map(([, { body }]) => body);
  const fields = inUpdate.map(([{ inFields }]) => inFields);
  const put =
    fields.length === 0
      ? undefined
      : bodies.reduce<UpdateBody>((body, part) => ({ ...body, ...part }), { fields });
  const tagRemoval = [...contributions.values()].find(({ removal }) => removal !== undefined)?.removal;
  const memberships = [...contributions.values()].flatMap((contribution) => contribution.memberships ?? []);
  return { plan: { put, tagRemoval, memberships }, contributions };
}

/** The loaded values that stay, empty ones left out. */
function untouchedSlots({ field, loaded, changes }: FieldReading, lists: AccountLists): SlotChanges {
  return new Map(
    [...loaded.slots].filter(
      ([slot, value]) =>
        !changes.has(slot) && field.locks?.(slot) !== true && !field.same(slot, value, undefined, lists),
    ),
  );
}

function violationProblems(
  { plan: { put }, contributions }: Plan,
  readings: readonly FieldReading[],
  severity: Problem['severity'],
): Problem[] {
  if (put === undefined) return [];
  return validateUpdate(put).map(({ path, message }) => {
    const field = fieldOfKey(path[0] ?? '');
    const contribution = field && contributions.get(field);
    const document = readings.find((reading) => reading.field === field)?.document;
    if (field === undefined || contribution === undefined || document === undefined) {
      return { field: undefined, slot: '', severity, message, path: [...path] };
    }
    const slot = field.slotAt(path, contribution);
    return { field: field.id, slot, severity, message, path: field.pathOf(document, slot) };
  });
}
