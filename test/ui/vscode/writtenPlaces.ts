import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';

/** Everything that was written in a session, by the place: files of the server's, and what the browser keeps. */
export type Written = ReadonlyMap<string, Buffer>;

/** Places that hold a text as it is, or in base64. */
export function placesWith(written: Written, text: string): string[] {
  const spellings = [text, Buffer.from(text).toString('base64').replace(/=+$/, '')];
  return [...written]
    .filter(([, content]) => spellings.some((spelling) => content.includes(spelling)))
    .map(([place]) => place);
}

export async function collectWritten(folder: string, page: Page): Promise<Written> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    // A file that is gone by now holds nothing.
    paths.map(
      async (path) => [relative(folder, path), await readFile(path).catch(() => Buffer.alloc(0))] as const,
    ),
  );
  const kept = await page.evaluate(readBrowserStorage);
  return new Map([
    ...files,
    ...kept.map(([place, text]) => [`browser: ${place}`, Buffer.from(text)] as const),
  ]);
}

/** Runs in the page. Files of the workbench lie in databases as bytes. */
async function readBrowserStorage(): Promise<[string, string][]> {
  const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('The database does not answer.'));
      };
    });
  const written = (value: unknown): string =>
    value instanceof Uint8Array || value instanceof ArrayBuffer
      ? new TextDecoder().decode(value)
      : JSON.stringify(value);
  const found: [string, string][] = [
    ['localStorage', written(Object.entries(localStorage))],
    ['sessionStorage', written(Object.entries(sessionStorage))],
  ];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName).objectStore(storeName);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      values.forEach((value, index) => {
        found.push([
          `${name}/${storeName}/${written(keys[index])}`,
          `${written(keys[index])} ${written(value)}`,
        ]);
      });
    }
    database.close();
  }
  return found;
}
