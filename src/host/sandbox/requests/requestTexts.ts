import { STATUS_CODES } from 'node:http';
import * as vscode from 'vscode';
import type {
  DeliveryRecord,
  JournalRecord,
  RecordedBody,
  RecordedHeaders,
} from '../../../sandbox/client/controlApi';
import { faultName } from '../faultNames';
import { localTime } from './localTime';
import { remarkText } from '../remarkTexts';

/** A request that the sandbox got, and its answer: what there is to say of it first. */
export function requestText(record: JournalRecord, baseUrl: string): string {
  const { method, path, query, headers, sent, status, answerHeaders, answer } = record;
  return blocks(
    [...about(record), ...record.faults.map(faultName), ...record.remarks.map(remarkText)],
    `${method} ${baseUrl}${path}${query}`,
    { headers, body: sent },
    answerLine(status),
    { headers: answerHeaders, body: answer },
  );
}

/** A webhook that the sandbox posted, and what its receiver answered. */
export function webhookText(record: DeliveryRecord): string {
  const { url, sent, status, answer, problem } = record;
  return blocks(
    [...about(record), ...(problem === null ? [] : [problem])],
    `POST ${url}`,
    { headers: [['content-type', 'application/json; charset=utf-8']], body: sent },
    answerLine(status ?? 0),
    { headers: [], body: answer },
  );
}

function about({ time, ms }: { readonly time: string; readonly ms: number }): string[] {
  return [`${localTime(time)} · ${vscode.l10n.t('{0} ms', Math.round(ms))}`];
}

function answerLine(status: number): string {
  return status === 0
    ? `# ${vscode.l10n.t('no answer')}`
    : `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trim();
}

interface Message {
  readonly headers: RecordedHeaders;
  readonly body: RecordedBody | undefined;
}

/** As HTTP writes both, with the bodies laid out. */
function blocks(
  remarks: readonly string[],
  request: string,
  sent: Message,
  answer: string,
  answered: Message,
): string {
  const comments = remarks.map((remark) => `# ${remark.replaceAll('\n', ' ')}\n`).join('');
  return `${comments}\n${messageText(request, sent)}\n\n${messageText(answer, answered)}\n`;
}

function messageText(line: string, { headers, body }: Message): string {
  const head = [line, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return body === undefined ? head : `${head}\n\n${bodyText(body)}`;
}

function bodyText(kept: RecordedBody): string {
  if (kept.isCut) return vscode.l10n.t('{0} … (cut: {1} bytes in all)', kept.text, kept.bytes);
  try {
    return JSON.stringify(JSON.parse(kept.text), null, 2);
  } catch {
    // No JSON, or nested without end: such a body can be read, and not be written.
    return kept.text;
  }
}
