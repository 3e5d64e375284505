import type { FieldReading } from '../fields/field';
import type { FieldId } from '../fields/fieldView';
import type { MembershipCall, SaveCall } from '../fields/update';
import type { UpdatePlan } from './change';

/** The calls of a save in the order in which they are sent, each only after the one before has succeeded. */
export function callsOf({ put, tagRemoval, memberships }: UpdatePlan): SaveCall[] {
  return [
    ...(put === undefined ? [] : [{ purpose: 'update', body: put } as const]),
    ...(tagRemoval === undefined ? [] : [{ purpose: 'tagRemoval', body: tagRemoval } as const]),
    ...memberships,
  ];
}

/** The plan that consists of these calls. */
export function planOf(calls: readonly SaveCall[]): UpdatePlan {
  const plan: { -readonly [Part in keyof UpdatePlan]: UpdatePlan[Part] } = {
    put: undefined,
    tagRemoval: undefined,
    memberships: calls.filter((call) => call.purpose !== 'update' && call.purpose !== 'tagRemoval'),
  };
  for (const call of calls) {
    if (call.purpose === 'update') plan.put = call.body;
    if (call.purpose === 'tagRemoval') plan.tagRemoval = call.body;
  }
  return plan;
}

interface Planned {
  readonly readings: readonly FieldReading[];
  readonly update: UpdatePlan;
}

/** What these calls carry of all that a save changes. */
export function sentBy({ readings, update }: Planned, calls: readonly SaveCall[]): readonly FieldReading[] {
  const all = callsOf(update);
  return readings.map((reading) => ({
    ...reading,
    changes: new Map(
      [...reading.changes].filter(([slot, value]) => {
        const carrier = carrierOf(all, reading.field.id, slot, value === undefined);
        return carrier !== undefined && calls.some((call) => isSameCall(call, carrier));
      }),
    ),
  }));
}

const FIELD_OF: Readonly<Record<MembershipCall['purpose'], FieldId>> = {
  joinPortfolio: 'portfolios',
  leavePortfolio: 'portfolios',
  leaveSequence: 'sequences',
};

function carrierOf(
  calls: readonly SaveCall[],
  field: FieldId,
  slot: string,
  isRemoval: boolean,
): SaveCall | undefined {
  const isCarrier = (call: SaveCall): boolean => {
    if (call.purpose === 'update') return false;
    if (call.purpose === 'tagRemoval') return field === 'tags' && isRemoval;
    return FIELD_OF[call.purpose] === field && call.id === slot;
  };
  return calls.find(isCarrier) ?? calls.find(({ purpose }) => purpose === 'update');
}

function isSameCall(a: SaveCall, b: SaveCall): boolean {
  return a.purpose === b.purpose && ('id' in a ? a.id : '') === ('id' in b ? b.id : '');
}
