import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';

/**
 * Looks again and again until a file anywhere below a folder holds a text; throws when the time is over. (A recursive
 * watch misses files that come with a new folder.)
 */
export async function untilFileHolds(folder: string, text: string, patienceMs: number): Promise<void> {
  const looks = setInterval(50, folder, { signal: AbortSignal.timeout(patienceMs) });
  for await (const place of looks) {
    if (await someFileHolds(place, text)) return;
  }
}

async function someFileHolds(folder: string, text: string): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const content = await readFile(join(entry.parentPath, entry.name), 'utf8').catch(() => '');
    if (content.includes(text)) return true;
  }
  return false;
}
