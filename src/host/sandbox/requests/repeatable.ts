import { writeCurlBash } from '../../../core/request/curlBash';
import { KEY_MASK, SANDBOX_KEY } from '../../../sandbox/account/identity';
import type { JournalRecord } from '../../../sandbox/client/controlApi';

/** What belongs to the connection that a request came by, and what the sandbox does not keep. */
const LEFT_OUT = /^(?:host|connection|content-length|transfer-encoding|accept-encoding|expect|keep-alive)$/i;

/** The request as it can be sent again: with the sandbox's key, where it had one. Its body must be kept whole. */
export function repeatable({ headers, sent }: JournalRecord) {
  const kept = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const isKey = /^authorization$/i.test(name);
    if (!isKey && (LEFT_OUT.test(name) || value.includes(KEY_MASK))) continue;
    const same = [...kept.keys()].find((other) => other.toLowerCase() === name.toLowerCase()) ?? name;
    kept.set(same, [...(kept.get(same) ?? []), isKey ? `Bearer ${SANDBOX_KEY}` : value]);
  }
  return { headers: Object.fromEntries(kept), body: sent?.text ?? '' };
}

/** `baseUrl` is the sandbox's. */
export function curlOf(record: JournalRecord, baseUrl: string): string {
  const { method, path, query } = record;
  return writeCurlBash([{ method, url: `${baseUrl}${percentBytes(path + query)}`, ...repeatable(record) }]);
}

/** An address comes as bytes, a character each; a terminal would write one beyond ASCII as two. */
function percentBytes(address: string): string {
  return address.replace(
    /[^!-~]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
