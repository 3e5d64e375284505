/**
 * The named inputs of a call: a query or the top level of a JSON body. Names match whatever their case, as in the
 * real API, and the names that nobody asked for are known afterwards: the real API ignores them in silence.
 */
export class Inputs<Value> {
  readonly #entries = new Map<string, { readonly writtenAs: string; readonly value: Value }>();
  readonly #read = new Set<string>();

  /** Of two names that differ only in case, the last one counts. */
  constructor(entries: Iterable<readonly [string, Value]>) {
    for (const [writtenAs, value] of entries)
      this.#entries.set(writtenAs.toLowerCase(), { writtenAs, value });
  }

  get(name: string): Value | undefined {
    const key = name.toLowerCase();
    this.#read.add(key);
    return this.#entries.get(key)?.value;
  }

  /** The names that were never asked for, as they were written. */
  unread(): string[] {
    return [...this.#entries].filter(([key]) => !this.#read.has(key)).map(([, entry]) => entry.writtenAs);
  }
}

export type Query = Inputs<readonly string[]>;

/** Repeated parameters make a list: `IncludeDetails=Tags&IncludeDetails=CustomFields`. */
export function readQuery(parameters: URLSearchParams): Query {
  const values = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    const earlier = [...values.keys()].find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
    values.set(earlier, [...(values.get(earlier) ?? []), value]);
  }
  return new Inputs(values);
}
