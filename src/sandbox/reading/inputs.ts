interface Entry<Value> {
  readonly writtenAs: string;
  readonly value: Value;
}

/**
 * The named inputs of a call: a query or the top level of a JSON body. Names match whatever their case, as in the
 * real API, and the names that nobody asked for are known afterwards: the real API ignores them in silence.
 */
export class Inputs<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  /** By their small letters, the names that were asked for. */
  readonly #read = new Map<string, string>();
  /** What was asked for and was sent in another case, where that does not count. */
  readonly #misspelled = new Map<string, string>();
  /** Names that differ only in case from an earlier one: the last one counts. */
  readonly repeated: readonly string[];

  /** `isExact`: a name counts only in the case in which it is asked for. */
  constructor(
    entries: Iterable<readonly [string, Value]>,
    private readonly isExact = false,
  ) {
    const repeated: string[] = [];
    for (const [writtenAs, value] of entries) {
      const key = writtenAs.toLowerCase();
      if (this.#entries.has(key)) repeated.push(writtenAs);
      this.#entries.set(key, { writtenAs, value });
    }
    this.repeated = repeated;
  }

  get(name: string): Value | undefined {
    const key = name.toLowerCase();
    this.#read.set(key, name);
    const entry = this.#entries.get(key);
    if (!this.isExact || entry === undefined || entry.writtenAs === name) return entry?.value;
    this.#misspelled.set(entry.writtenAs, name);
    return undefined;
  }

  /** A name as the call has asked for it, sent or not: a query's begins with a capital. */
  knownAs(name: string): string | undefined {
    return this.#read.get(name.toLowerCase());
  }

  /** The names that were never asked for, as they were written. */
  unread(): string[] {
    return [...this.#entries].filter(([key]) => !this.#read.has(key)).map(([, entry]) => entry.writtenAs);
  }

  /** What did not count because of its case, with the name that would have. */
  misspelled(): (readonly [writtenAs: string, name: string])[] {
    return [...this.#misspelled];
  }

  /** What was sent and asked for. */
  taken(): Entry<Value>[] {
    return [...this.#entries]
      .filter(([key, { writtenAs }]) => this.#read.has(key) && !this.#misspelled.has(writtenAs))
      .map(([, entry]) => entry);
  }
}

export type Query = Inputs<readonly string[]>;

/** Repeated parameters make a list: `IncludeDetails=Tags&IncludeDetails=CustomFields`. */
export function readQuery(parameters: URLSearchParams, isExact = false): Query {
  const lists = new Map<string, readonly [string, string[]]>();
  for (const [name, value] of parameters) {
    const list = lists.get(name.toLowerCase());
    if (list === undefined) lists.set(name.toLowerCase(), [name, [value]]);
    else list[1].push(value);
  }
  return new Inputs(lists.values(), isExact);
}
