import type { Json } from '../core/text/json';
import type { FaultKind } from './faultOnDemand/faultTable';
import { type KeptBody, keptJson } from './keptBody';
import type { Remark } from './remarks/remark';

/** One request to the API, as the sandbox saw it. The key is not kept. */
export interface JournalRow {
  /** Counts from 1, and goes on after a reset. */
  readonly id: number;
  /** When it came in: ISO-8601 UTC. */
  readonly time: string;
  /** Until it was answered, or left without an answer. */
  readonly ms: number;
  readonly method: string;
  /** Without the query, as it was written. */
  readonly path: string;
  /** With the question mark; empty when there is none. */
  readonly query: string;
  /** Of the answer; 0 when a fault left the request without one. */
  readonly status: number;
  /** What was ignored or cleared without the answer saying so, or why the request was refused. */
  readonly remarks: readonly Remark[];
  /** The faults on demand that hit it. */
  readonly faults: readonly FaultKind[];
}

/** A request with what was sent and answered; undefined for an empty body. */
export interface JournalRecord extends JournalRow {
  readonly sent: KeptBody | undefined;
  readonly answer: KeptBody | undefined;
}

export interface JournalEntry extends JournalRecord {
  /** What was sent; undefined when it was nothing, no JSON, or too large to be kept. */
  readonly body: Json | undefined;
  /** A sentence for each input that was ignored, and for each value that went as nothing was sent for it. */
  readonly ignored: readonly string[];
}

/** Both bound the memory of a sandbox that runs for days. */
const MAX_ENTRIES = 1000;
const MAX_BYTES = 16 * 1024 * 1024;

/** The latest requests, oldest first. */
export class Journal {
  #records: JournalRecord[] = [];
  #bytes = 0;
  #lastId = 0;

  add(record: Omit<JournalRecord, 'id'>): JournalRecord {
    this.#lastId += 1;
    const added = { id: this.#lastId, ...record };
    this.#records.push(added);
    this.#bytes += keptBytes(added);
    while (this.#records.length > MAX_ENTRIES || this.#bytes > MAX_BYTES) this.#dropOldest();
    return added;
  }

  get lastId(): number {
    return this.#lastId;
  }

  get size(): number {
    return this.#records.length;
  }

  /** Those after the one with the id `since`. */
  rows(since: number): JournalRow[] {
    return this.#records
      .filter(({ id }) => id > since)
      .map(({ id, time, ms, method, path, query, status, remarks, faults }) => {
        return { id, time, ms, method, path, query, status, remarks, faults };
      });
  }

  find(wanted: number): JournalRecord | undefined {
    return this.#records.find(({ id }) => id === wanted);
  }

  entries(): readonly JournalEntry[] {
    return this.#records.map((record) => ({
      ...record,
      body: keptJson(record.sent),
      ignored: record.remarks.filter(isIgnored).map(({ text }) => text),
    }));
  }

  clear(): void {
    this.#records = [];
    this.#bytes = 0;
  }

  #dropOldest(): void {
    const oldest = this.#records.shift();
    if (oldest !== undefined) this.#bytes -= keptBytes(oldest);
  }
}

function isIgnored({ family }: Remark): boolean {
  return family === 'ignored' || family === 'cleared';
}

function keptBytes({ path, query, sent, answer, remarks }: JournalRecord): number {
  const bodies = (sent?.text.length ?? 0) + (answer?.text.length ?? 0);
  return remarks.reduce((sum, remark) => sum + sizeOf(remark), bodies + path.length + query.length);
}

/** The sentence, and what it was made from. */
function sizeOf({ text, values }: Remark): number {
  return Object.values(values).reduce((sum, value) => sum + value.length, text.length);
}
