import type { Remark } from '../answers/remarks/remarks';
import type { JournalEntry, JournalRecord, JournalRow } from '../client/controlApi';
import { recordedJson } from '../reading/recordedBody';

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
      .map(({ id, time, ms, method, path, query, userAgent, status, remarks, faults }) => {
        return { id, time, ms, method, path, query, userAgent, status, remarks, faults };
      });
  }

  find(wanted: number): JournalRecord | undefined {
    return this.#records.find(({ id }) => id === wanted);
  }

  entries(): readonly JournalEntry[] {
    return this.#records.map((record) => ({
      ...record,
      body: recordedJson(record.sent),
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

function keptBytes({ path, query, headers, sent, answer, remarks }: JournalRecord): number {
  const bodies = (sent?.text.length ?? 0) + (answer?.text.length ?? 0);
  const head = headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return remarks.reduce((sum, remark) => sum + sizeOf(remark), bodies + head + path.length + query.length);
}

/** The sentence, and what it was made from. */
function sizeOf({ text, values }: Remark): number {
  return Object.values(values).reduce((sum, value) => sum + value.length, text.length);
}
