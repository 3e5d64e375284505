import type { Json } from '../publicApi';
import type { Account, Named } from '../account/account';
import { isSameWord } from './choice';
import type { Inputs } from './inputs';
import { jsonTypeOf } from './jsonBody';
import type { Remarks } from '../answers/remarks/remarks';

export const TAG_OPERATIONS = ['InsertIfNotExists', 'DeleteIfExists', 'ReplaceAll'] as const;
export type TagOperation = (typeof TAG_OPERATIONS)[number];

/** One of the account's lists, and how a body picks from it. */
export interface PickList {
  readonly ids: string;
  readonly names: string | undefined;
  readonly list: readonly Named[];
  /** The call that lists it. */
  readonly route: string;
}

export function pickLists({ tags, portfolios, sequences }: Account) {
  return {
    tags: { ids: 'tagIds', names: 'tagNames', list: tags, route: 'GET /core/v1/tag' },
    portfolios: {
      ids: 'portfolioIds',
      names: 'portfolioNames',
      list: portfolios,
      route: 'GET /core/v1/portfolio',
    },
    sequences: { ids: 'sequenceIds', names: undefined, list: sequences, route: 'GET /chat/v1/sequence' },
  } satisfies Record<string, PickList>;
}

/** The operation that a call asks for, already known to be one of the three when it is text. */
export function readTagOperation(
  remarks: Remarks,
  what: string,
  written: Json | undefined,
  whenNone: TagOperation,
): TagOperation {
  if (typeof (written ?? '') !== 'string') {
    const got = jsonTypeOf(written ?? null);
    remarks.note('defaulted', { what, got, expected: 'text', used: whenNone });
  }
  return TAG_OPERATIONS.find((known) => isSameWord(known, written)) ?? whenNone;
}

/**
 * The ids that a body picks from a list, by id or by name; names do not count when ids are there. What is in no list is
 * dropped. Null when the body gives neither, undefined when it gives something else than a list.
 */
export function readPicked(
  body: Inputs<Json>,
  picks: PickList,
  remarks: Remarks,
): string[] | null | undefined {
  const ids = body.get(picks.ids) ?? null;
  const names = picks.names === undefined ? null : (body.get(picks.names) ?? null);
  if (ids === null) return names === null ? null : pick(names, 'name', picks, remarks);
  if (names !== null) remarks.note('overruled', { what: picks.names ?? '', by: picks.ids });
  return pick(ids, 'id', picks, remarks);
}

/** The same tags in another order are the same tags. */
export function applyTagOperation(
  current: string[],
  picked: readonly string[],
  operation: TagOperation,
): string[] {
  switch (operation) {
    case 'InsertIfNotExists':
      return addMissing(current, picked);
    case 'DeleteIfExists':
      return current.filter((id) => !picked.includes(id));
    case 'ReplaceAll':
      return replaceAll(current, picked);
  }
}

export function addMissing(current: readonly string[], picked: readonly string[]): string[] {
  return [...new Set([...current, ...picked])];
}

/** What is there already keeps its order. */
export function replaceAll(current: readonly string[], picked: readonly string[]): string[] {
  const isSame = current.length === picked.length && current.every((id) => picked.includes(id));
  return isSame ? [...current] : [...picked];
}

function pick(written: Json, by: 'id' | 'name', picks: PickList, remarks: Remarks): string[] | undefined {
  const what = by === 'id' ? picks.ids : (picks.names ?? '');
  if (!Array.isArray(written)) {
    remarks.note('wrongType', { what, got: jsonTypeOf(written), expected: 'a list' });
    return undefined;
  }
  // Of two with one name the first counts.
  const known = new Map(picks.list.toReversed().map((item) => [item[by], item.id]));
  const found = new Set<string>();
  for (const value of written) {
    const text = typeof value === 'string' ? value : '';
    const id = known.get(by === 'id' ? text.toLowerCase() : text);
    if (id === undefined) noteUnlisted(value, by, picks, remarks);
    else found.add(id);
  }
  return [...found];
}

/** Tells of a value that the account does not have; the first ones with what was probably meant. */
export function noteUnlisted(value: Json, by: 'id' | 'name', picks: PickList, remarks: Remarks): void {
  const { ids, names = ids, list, route } = picks;
  const [what, otherKey] = by === 'id' ? [ids, names] : [names, ids];
  const shown = { value: JSON.stringify(value), what };
  const near = remarks.isFull ? undefined : list.find(({ name }) => isSameWord(name.trim(), trimmed(value)));
  const isOther =
    by === 'id' ? near?.name === value : !remarks.isFull && list.some(({ id }) => isSameWord(id, value));
  if (isOther && otherKey !== what) remarks.note('otherKey', { ...shown, instead: otherKey });
  else if (near !== undefined) {
    remarks.note('otherSpelling', { ...shown, instead: JSON.stringify(by === 'id' ? near.id : near.name) });
  } else remarks.note('notListed', { ...shown, route });
}

function trimmed(value: Json): Json {
  return typeof value === 'string' ? value.trim() : value;
}
