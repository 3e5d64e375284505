import type { SandboxSwitches } from '../publicApi';
import { callControl } from './controlClient';
import { SANDBOX_KEY } from '../account/identity';

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
    const answer = await callControl(port, ABOUT_PATH, { patienceMs: PATIENCE_MS });
    const value: unknown = JSON.parse(answer.text);
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
