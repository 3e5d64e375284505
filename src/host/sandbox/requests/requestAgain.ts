import { request } from 'node:http';
import * as vscode from 'vscode';
import { HintError } from '../../errors/describeError';
import type { JournalRecord } from '../../../sandbox/client/controlApi';
import { sandboxUrl } from '../../startup/environments';
import { curlOf, repeatable } from './repeatable';

const PATIENCE_MS = 60_000;

/** Throws when the sandbox keeps less, or something else, than what was sent. */
function requireWholeBody({ sent }: JournalRecord): void {
  if (sent?.isCut === true) {
    throw new HintError(
      vscode.l10n.t('The sandbox keeps only the beginning of this body. Send it from where it came.'),
    );
  }
  if (sent?.isText === false) {
    throw new HintError(
      vscode.l10n.t(
        'The sandbox keeps bodies as text, and this one is no UTF-8. Send it from where it came.',
      ),
    );
  }
}

/** Resolves when it is answered, however; the sandbox's view tells the rest. */
export function sendAgain(record: JournalRecord, port: number): Promise<void> {
  requireWholeBody(record);
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

export function curlForBash(record: JournalRecord, port: number): string {
  requireWholeBody(record);
  return curlOf(record, sandboxUrl(port));
}
