import type { Json } from '../publicApi';
import type { Account, Named } from '../account/account';
import { isSameWord } from './choice';
import type { Inputs } from './inputs';
import { jsonTypeOf } from './jsonBody';
import type { Remarks } from '../answers/remarks/remarks';

export const TAG_OPERATIONS = ['InsertIfNotExists', 'DeleteIfExists', 'ReplaceAll'] as const;
export type TagOperation = (typeof TAG_OPERATIONS)[number];

/** One of the account's lists, and how a body picks from it. */
export class PickList {
  constructor(
    readonly ids: string,
    readonly names: string | undefined,
    readonly list: readonly Named[],
    /** The call that lists it. */
    private readonly route: string,
  ) {}

  /** The keys of a body that pick from it. */
  get keys(): string {
    return this.names === undefined ? this.ids : `${this.ids}/${this.names}`;
  }

  /**
   * The ids that a body picks, by id or by name; names do not count when ids are there. What is in no list is dropped.
   * Null when the body gives neither, undefined when it gives something else than a list.
   */
  read(body: Inputs<Json>, remarks: Remarks): string[] | null | undefined {
    const ids = body.get(this.ids) ?? null;
    const names = this.names === undefined ? null : (body.get(this.names) ?? null);
    if (ids === null) return names === null ? null : this.pick(names, 'name', remarks);
    if (names !== null) remarks.note('overruled', { what: this.names ?? '', by: this.ids });
    return this.pick(ids, 'id', remarks);
  }

  /** Tells of a value that the account does not have; the first ones with what was probably meant. */
  noteUnlisted(value: Json, by: 'id' | 'name', remarks: Remarks): void {
    const { ids, names = ids, list, route } = this;
    const [what, otherKey] = by === 'id' ? [ids, names] : [names, ids];
    const shown = { value: JSON.stringify(value), what };
    const near = remarks.isFull
      ? undefined
      : list.find(({ name }) => isSameWord(name.trim(), trimmed(value)));
    const isOther =
      by === 'id' ? near?.name === value : !remarks.isFull && list.some(({ id }) => isSameWord(id, value));
    if (isOther && otherKey !== what) remarks.note('otherKey', { ...shown, instead: otherKey });
    else if (near !== undefined) {
      remarks.note('otherSpelling', { ...shown, instead: JSON.stringify(by === 'id' ? near.id : near.name) });
    } else remarks.note('notListed', { ...shown, route });
  }

  private pick(written: Json, by: 'id' | 'name', remarks: Remarks): string[] | undefined {
    const what = by === 'id' ? this.ids : (this.names ?? '');
    if (!Array.isArray(written)) {
      remarks.note('wrongType', { what, got: jsonTypeOf(written), expected: 'a list' });
      return undefined;
    }
    // Of two with one name the first counts.
    const known = new Map(this.list.toReversed().map((item) => [item[by], item.id]));
    const found = new Set<string>();
    for (const value of written) {
      const text = typeof value === 'string' ? value : '';
      const id = known.get(by === 'id' ? text.toLowerCase() : text);
      if (id === undefined) this.noteUnlisted(value, by, remarks);
      else found.add(id);
    }
    return [...found];
  }
}

export function pickLists({ tags, portfolios, sequences }: Account) {
  return {
    tags: new PickList('tagIds', 'tagNames', tags, 'GET /core/v1/tag'),
    portfolios: new PickList('portfolioIds', 'portfolioNames', portfolios, 'GET /core/v1/portfolio'),
    sequences: new PickList('sequenceIds', undefined, sequences, 'GET /chat/v1/sequence'),
  };
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

function addMissing(current: readonly string[], picked: readonly string[]): string[] {
  return [...new Set([...current, ...picked])];
}

/** What is there already keeps its order. */
function replaceAll(current: readonly string[], picked: readonly string[]): string[] {
  const isSame = current.length === picked.length && current.every((id) => picked.includes(id));
  return isSame ? [...current] : [...picked];
}

function trimmed(value: Json): Json {
  return typeof value === 'string' ? value.trim() : value;
}
