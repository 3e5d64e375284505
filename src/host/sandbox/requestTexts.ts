import * as vscode from 'vscode';
import type { DeliveryRecord, JournalRecord, RecordedBody } from '../../sandbox/sandbox';
import { remarkText } from './remarkTexts';

type Exchange = JournalRecord | DeliveryRecord;

/** A request and its answer, or a webhook and its answer, as one text of JSON. */
export function exchangeText(exchange: Exchange): string {
  try {
    return laidOut(exchange, readBody);
  } catch (error) {
    // A body that is nested without end can be read, but not be written.
    if (error instanceof RangeError) return laidOut(exchange, ({ text }) => text);
    throw error;
  }
}

function laidOut({ sent, answer, ...facts }: Exchange, read: (kept: RecordedBody) => unknown): string {
  const bodyOf = (kept: RecordedBody | undefined) => (kept === undefined ? null : read(kept));
  const remarks = 'remarks' in facts ? { remarks: facts.remarks.map(remarkText) } : {};
  const shown = { ...facts, ...remarks, sent: bodyOf(sent), answer: bodyOf(answer) };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

function readBody(kept: RecordedBody): unknown {
  if (kept.isCut) return vscode.l10n.t('{0} … (cut: {1} bytes in all)', kept.text, kept.bytes);
  try {
    return JSON.parse(kept.text) as unknown;
  } catch {
    return kept.text;
  }
}
