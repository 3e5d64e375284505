import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../processes/cleanup';
import { projectRoot } from '../projectRoot';

/**
 * An extensions folder in which this clone counts as installed: VS Code then looks as it does for users, and in
 * newer versions, whose address alone cannot name an extension under development, it is the only way into a
 * browser that nobody drives. @returns the folder; it goes with this process.
 */
export async function linkExtension(): Promise<string> {
  const folder = temporaryFolder('extensions').path;
  await symlink(projectRoot, join(folder, 'wts-contact-editor'), 'junction');
  return folder;
}
