import { createHmac } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The sandbox's own path at which it proves that it is one. Not part of the API. */
export const PROOF_PATH = '/sandbox/proof';

/** Of this user alone. Windows gives each user a folder of temporary files of their own. */
export function secretFolder(): string {
  return join(tmpdir(), process.getuid === undefined ? 'wts-sandbox' : `wts-sandbox-${process.getuid()}`);
}

/** Where the sandbox on a port keeps its secret while it runs. */
export function secretFile(port: number): string {
  return join(secretFolder(), `${port}.secret`);
}

/** The address is part of it, so that whoever hands a question on to a sandbox on another port has no answer to it. */
export function proofOf(secret: string, nonce: string, address: string): string {
  return createHmac('sha256', secret).update(`${address}\n${nonce}`).digest('hex');
}

/** Whether nobody but this user can write there, or read it. Windows knows no such modes. */
export function isPrivate({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
}
