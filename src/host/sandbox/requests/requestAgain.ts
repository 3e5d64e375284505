import { request } from 'node:http';
import * as vscode from 'vscode';
import { HintError } from '../../errors/describeError';
import { writeCurlBash } from '../../../core/request/curlBash';
import { KEY_MASK, SANDBOX_KEY } from '../../../sandbox/account/identity';
import type { JournalRecord } from '../../../sandbox/client/controlApi';
import { sandboxUrl } from '../../startup/environments';

/** What belongs to the connection that a request came by, and what the sandbox does not keep. */
const LEFT_OUT = /^(?:host|connection|content-length|transfer-encoding|accept-encoding|expect|keep-alive)$/i;
const PATIENCE_MS = 60_000;

/** The request as it can be sent anew: with the sandbox's key, where it had one. Throws when its body is not kept. */
function repeatable({ headers, sent }: JournalRecord) {
  if (sent?.isCut === true) {
    throw new HintError(
      vscode.l10n.t('The sandbox keeps only the beginning of this body. Send it from where it came.'),
    );
  }
  const kept = headers.flatMap(([name, value]) => {
    if (/^authorization$/i.test(name)) return [[name, `Bearer ${SANDBOX_KEY}`] as const];
    return LEFT_OUT.test(name) || value.includes(KEY_MASK) ? [] : [[name, value] as const];
  });
  return { headers: Object.fromEntries(kept), body: sent?.text ?? '' };
}

/** Resolves when it is answered, however; the sandbox's view tells the rest. */
export function sendAgain(record: JournalRecord, port: number): Promise<void> {
  const { headers, body } = repeatable(record);
  const { method, path, query } = record;
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path: `${path}${query}`, agent: false };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
    const sent = request({ ...options, headers: { ...headers, ...length }, signal }, (response) => {
      response.on('end', resolve).on('error', reject).resume();
    });
    // A fault may break the connection: that is what was asked for.
    sent.on('error', () => {
      resolve();
    });
    sent.end(body);
  });
}

export function curlOf(record: JournalRecord, port: number): string {
  const { method, path, query } = record;
  const url = `${sandboxUrl(port)}${path}${query}`;
  return writeCurlBash([{ method, url, ...repeatable(record) }]);
}
