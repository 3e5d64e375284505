import { createRemark, type Remark, type RemarkValues } from './remark';
import type { RemarkKind } from './remarkTable';

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
