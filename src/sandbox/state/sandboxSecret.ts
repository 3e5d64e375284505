import { randomBytes } from 'node:crypto';
import { lstat, mkdir, rename, unlink, writeFile } from 'node:fs/promises';
import { isPrivate, secretFile, secretFolder } from '../client/proof';

export function createSecret(): string {
  return randomBytes(32).toString('hex');
}

/**
 * Leaves the secret where only this user can read it. One that a sandbox before has left there is replaced: the port is
 * ours now. A sandbox that cannot write it runs without, and cannot prove what it is.
 * @returns what takes it away, to be called while the port is held
 */
export async function leaveSecret(port: number, secret: string): Promise<() => Promise<void>> {
  const path = secretFile(port);
  try {
    await mkdir(secretFolder(), { recursive: true, mode: 0o700 });
    if (!isPrivate(await lstat(secretFolder()))) return () => Promise.resolve();
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    await writeFile(draft, secret, { mode: 0o600, flag: 'wx' });
    await rename(draft, path);
  } catch {
    return () => Promise.resolve();
  }
  return () => unlink(path).catch(() => undefined);
}
