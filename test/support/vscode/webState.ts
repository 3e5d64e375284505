/**
 * Runs in the page: whether VS Code in a browser has written a text into its state, which it does a moment after it
 * was told to; a page that is reloaded before forgets it. Desktop VS Code writes as it closes.
 */
export async function stateHolds(text: string): Promise<boolean> {
  const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('The state cannot be read.'));
      };
    });
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db')) continue;
    const database = await settled(indexedDB.open(name));
    const values = await Promise.all(
      [...database.objectStoreNames].map((store) =>
        settled<unknown[]>(database.transaction(store).objectStore(store).getAll()),
      ),
    );
    database.close();
    if (values.flat().some((value) => String(value).includes(text))) return true;
  }
  return false;
}
