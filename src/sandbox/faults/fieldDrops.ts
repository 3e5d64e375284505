/** A fault that is on, and the names of `fields` that it keeps from being written. */
interface Dropper {
  readonly fault: number;
  readonly fields: readonly string[];
}

/** What faults keep from being written in one request, and which of them had something to drop. */
export class FieldDrops {
  readonly #hits = new Set<number>();

  constructor(private readonly droppers: readonly Dropper[]) {}

  /** Asked of a field that would be written now: whether it is dropped instead. */
  drops(name: string): boolean {
    const dropper = this.droppers.find(({ fields }) => fields.includes(name));
    if (dropper !== undefined) this.#hits.add(dropper.fault);
    return dropper !== undefined;
  }

  /** The ids of the faults that have dropped something. */
  get hits(): ReadonlySet<number> {
    return this.#hits;
  }
}
