import { copyFile, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The file holds the old text or the new one, whole, at every moment. It is for the owner's eyes only. */
export async function writeAtomically(
  path: string,
  text: string,
  platform = process.platform,
): Promise<void> {
  const temporary = `${path}.tmp`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  // Makes the renaming last. Windows has no such thing for folders.
  if (platform !== 'win32') await syncFolder(dirname(path));
}

export async function copyAtomically(from: string, to: string): Promise<void> {
  await copyFile(from, `${to}.tmp`);
  await rename(`${to}.tmp`, to);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
