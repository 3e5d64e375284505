import { get } from 'node:http';
import { SANDBOX_KEY } from './identity';
import type { SandboxSwitches } from './switches';

/** The sandbox's own path, by which it knows itself on a port. Not part of the API, and no key is needed. */
export const ABOUT_PATH = '/sandbox/about';

const PRODUCT = 'wts-contact-editor';
const PATIENCE_MS = 2000;

interface About {
  readonly sandbox: string;
  readonly key: string;
  /** The switches as JSON, to be compared with one's own. */
  readonly switches: string;
}

export function describeSandbox(switches: SandboxSwitches): {
  sandbox: string;
  key: string;
  switches: string;
} {
  return { sandbox: PRODUCT, key: SANDBOX_KEY, switches: JSON.stringify(switches) };
}

/** What our own sandbox says of itself on this port; undefined when something else, or nothing, answers there. */
export async function askAbout(port: number): Promise<About | undefined> {
  try {
    const value: unknown = JSON.parse(await read(port));
    return isAbout(value) && value.sandbox === PRODUCT ? value : undefined;
  } catch {
    return undefined;
  }
}

function isAbout(value: unknown): value is About {
  return (
    typeof value === 'object' && value !== null && 'sandbox' in value && 'key' in value && 'switches' in value
  );
}

function read(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(
      { host: '127.0.0.1', port, path: ABOUT_PATH, agent: false, signal: AbortSignal.timeout(PATIENCE_MS) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve(Buffer.concat(chunks).toString('utf8'));
        });
        response.on('error', reject);
      },
    );
    request.on('error', reject);
  });
}
