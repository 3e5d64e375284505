import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { RecordedBody } from '../client/controlApi';
import { recordBody } from '../reading/recordedBody';

interface WebhookAnswer {
  readonly status: number;
  readonly body: RecordedBody | undefined;
}

/** One try. The signal ends it. */
export type PostWebhook = (url: string, text: string, signal: AbortSignal) => Promise<WebhookAnswer>;

const PATIENCE_MS = 10_000;
const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * Posts JSON, without a signature, as the platform does. Follows no redirect. Rejects when there is no answer in time;
 * of an endless one the first part is enough.
 */
export function postWebhook(
  url: string,
  text: string,
  signal: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<WebhookAnswer> {
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  };
  const isLate = AbortSignal.timeout(patienceMs);
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, agent: false, signal: AbortSignal.any([signal, isLate]) };
    const sent = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      const finish = () => {
        resolve({ status: response.statusCode ?? 0, body: recordBody(Buffer.concat(chunks)) });
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes <= MAX_ANSWER_BYTES) return;
        finish();
        response.destroy();
      });
      response.on('end', finish).on('error', reject);
    });
    sent.on('error', (error) => {
      reject(isLate.aborted ? new Error(`no answer in ${patienceMs / 1000} seconds`) : error);
    });
    sent.end(text);
  });
}
