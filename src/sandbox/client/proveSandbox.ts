import { randomBytes, timingSafeEqual } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { callControl } from './controlClient';
import { isPrivate, PROOF_PATH, proofOf, secretFile, secretFolder } from './proof';

/** Whether an address is a sandbox of this user on this machine, and if not, why nobody can tell. */
type SandboxProof =
  { readonly kind: 'proven'; readonly port: number } | { readonly kind: 'unproven'; readonly why: string };

const ADDRESS = '127.0.0.1';
const PATIENCE_MS = 2000;

/**
 * Asks with a fresh number, which only a program can answer that has the secret which the sandbox on this port has
 * written into a file of this user. A name, a port or an answer of before proves nothing, and a forwarder that asks the
 * real one gets the answer for that one's address.
 */
export async function proveSandbox(baseUrl: string): Promise<SandboxProof> {
  const port = localPort(baseUrl);
  if (port === undefined) {
    return unproven(`${baseUrl} is not the address of a sandbox on this machine (http://${ADDRESS}:<port>).`);
  }
  const secret = await readSecret(port).catch(() => undefined);
  if (secret === undefined) {
    return unproven(`no sandbox of this user has left its secret for port ${port} on this machine.`);
  }
  const nonce = randomBytes(32).toString('hex');
  const answer = await ask(port, nonce).catch(() => '');
  return isSame(answer, proofOf(secret, nonce, `${ADDRESS}:${port}`))
    ? { kind: 'proven', port }
    : unproven(`what answers on port ${port} does not know the secret of the sandbox there.`);
}

function unproven(why: string): SandboxProof {
  return { kind: 'unproven', why };
}

/** A name, even `localhost`, may lead elsewhere the next time that it is looked up. */
function localPort(baseUrl: string): number | undefined {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || url.protocol !== 'http:' || url.hostname !== ADDRESS) return undefined;
  const isBare =
    /^\/?$/.test(url.pathname) && url.search === '' && url.username === '' && url.password === '';
  return isBare ? Number(url.port || '80') : undefined;
}

async function readSecret(port: number): Promise<string | undefined> {
  const folder = await lstat(secretFolder());
  if (!folder.isDirectory() || !isPrivate(folder)) return undefined;
  const file = await open(secretFile(port), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const stat = await file.stat();
    return stat.isFile() && isPrivate(stat) ? await file.readFile('utf8') : undefined;
  } finally {
    await file.close();
  }
}

async function ask(port: number, nonce: string): Promise<string> {
  const { text } = await callControl(port, `${PROOF_PATH}?nonce=${nonce}`, { patienceMs: PATIENCE_MS });
  const answer: unknown = JSON.parse(text);
  const isAnswer = typeof answer === 'object' && answer !== null && 'proof' in answer;
  return isAnswer && typeof answer.proof === 'string' ? answer.proof : '';
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
