import type { Json } from '../core/contact/json';

/** One request, as the sandbox saw it. The key is not kept. */
export interface JournalEntry {
  readonly method: string;
  /** Without the query, as it was written. */
  readonly path: string;
  /** With the question mark; empty when there is none. */
  readonly query: string;
  /** Of the answer. */
  readonly status: number;
  /** Undefined when there was none or it was not JSON. */
  readonly body: Json | undefined;
  /** A sentence for each input that was dropped without the answer saying so. */
  readonly ignored: readonly string[];
}

/** Bounds the memory of a sandbox that runs for days. */
const MAX_ENTRIES = 1000;

export class Journal {
  readonly #entries: JournalEntry[] = [];

  add(entry: JournalEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > MAX_ENTRIES) this.#entries.shift();
  }

  /** Oldest first. */
  entries(): readonly JournalEntry[] {
    return [...this.#entries];
  }
}
