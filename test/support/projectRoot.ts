import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findProjectRoot(folder: string): string {
  if (existsSync(join(folder, 'package-lock.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error('package-lock.json was not found above this file: run from a clone.');
  return findProjectRoot(parent);
}

/** The clone's top folder. Bundles lie at different depths below it, so it is found, not counted. */
export const projectRoot = findProjectRoot(__dirname);
