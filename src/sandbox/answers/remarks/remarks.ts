import type { Remark as PublicRemark } from '../../publicApi';
import { type RemarkKind, remarkTable } from './remarkTable';

/** Something that the sandbox tells about a request: data, so that whoever shows it can say it in another language. */
export interface Remark extends PublicRemark {
  readonly kind: RemarkKind;
  /** Where it happened in a request that asks for several things, such as `items[0]`; empty for the whole. */
  readonly place: string;
  readonly values: Readonly<Record<string, string>>;
}

type ParametersIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParametersIn<Rest>
  : never;

/** What the sentence of a kind needs to know. */
export type RemarkValues<Kind extends RemarkKind> = Readonly<
  Record<ParametersIn<(typeof remarkTable)[Kind]['text']>, string>
>;

/** A body may hold keys of any length. */
const MAX_VALUE = 200;

export function createRemark<Kind extends RemarkKind>(
  kind: Kind,
  values: RemarkValues<Kind>,
  place = '',
): Remark {
  const { family, text } = remarkTable[kind];
  const kept = Object.fromEntries(
    Object.entries<string>(values).map(([name, value]) => [name, cutText(value, MAX_VALUE)]),
  );
  const sentence = text.replace(/\{(\w+)\}/g, (_, name: string) => kept[name] ?? '');
  return { kind, family, place, values: kept, text: place === '' ? sentence : `${place}: ${sentence}` };
}

export function cutText(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** A body may name a million keys that nobody knows. */
const MAX_REMARKS = 100;

interface Kept {
  readonly list: Remark[];
  count: number;
}

/** Collects what there is to tell about one request. */
export class Remarks {
  readonly #kept: Kept;
  readonly #place: string;

  constructor(kept: Kept = { list: [], count: 0 }, place = '') {
    this.#kept = kept;
    this.#place = place;
  }

  note<Kind extends RemarkKind>(kind: Kind, values: RemarkValues<Kind>): void {
    this.#kept.count += 1;
    if (!this.isFull) this.#kept.list.push(createRemark(kind, values, this.#place));
  }

  /** Whether another remark is only counted, so that nobody needs to look for good advice. */
  get isFull(): boolean {
    return this.#kept.list.length >= MAX_REMARKS;
  }

  /** The same collection, for what happens at a place of the request. */
  at(place: string): Remarks {
    return new Remarks(this.#kept, place);
  }

  /** What was told until now, with what is not kept. */
  get count(): number {
    return this.#kept.count;
  }

  list(): readonly Remark[] {
    const { list, count } = this.#kept;
    const more = count - list.length;
    return more > 0 ? [...list, createRemark('more', { count: String(more) })] : list;
  }
}
