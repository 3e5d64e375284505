import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PATIENCE_MS } from '../timeouts';
import { untilFileHolds } from '../processes/untilFileHolds';
import type { Settings } from './vscodeServer';

/** The files of a user of VS Code: settings, backups, what extensions keep. */
export class UserData {
  constructor(private readonly folder: string) {}

  /** Waits until VS Code has put unsaved text by for the next start, which it does about a second after typing. */
  async backedUp(text: string): Promise<void> {
    await untilFileHolds(this.folder, text, PATIENCE_MS);
  }

  /** Gives what puts these files of VS Code back as they are now: a crash leaves what was written down by then. */
  async keepBackup(text: string): Promise<() => Promise<void>> {
    const files = await this.files(/[\\/]Backups[\\/]/);
    const contents = await Promise.all(
      files.map(async (path) => ({ path, content: await readContent(path) })),
    );
    const kept = contents.filter(({ content }) => content.includes(text));
    return async () => {
      await Promise.all(kept.map(({ path, content }) => writeFile(path, content)));
    };
  }

  /** By their paths. */
  async files(pattern: RegExp): Promise<string[]> {
    const entries = await readdir(this.folder, { recursive: true });
    return entries.map((entry) => join(this.folder, entry)).filter((path) => pattern.test(path));
  }

  /** Removes files by their paths, as a clean-up or a crash may. */
  async removeFiles(pattern: RegExp): Promise<void> {
    const found = await this.files(pattern);
    await Promise.all(found.map((path) => rm(path, { force: true })));
  }

  /** Changes the settings where the next reload of the window finds them. */
  async changeSettings(changes: Settings): Promise<void> {
    const file = join(this.folder, 'settings.json');
    const settings = JSON.parse(await readFile(file, 'utf8')) as Settings;
    await writeFile(file, JSON.stringify({ ...settings, ...changes }, undefined, 2));
  }
}

async function readContent(path: string): Promise<Buffer> {
  const isFile = (await stat(path)).isFile();
  return isFile ? await readFile(path) : Buffer.alloc(0);
}
