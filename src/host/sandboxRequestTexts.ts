import * as vscode from 'vscode';
import type { DeliveryRecord, JournalRecord, KeptBody } from '../sandbox/sandbox';

/** A request and its answer, or a webhook and its answer, as one text of JSON. */
export function exchangeText({ sent, answer, ...facts }: JournalRecord | DeliveryRecord): string {
  return `${JSON.stringify({ ...facts, sent: bodyOf(sent), answer: bodyOf(answer) }, null, 2)}\n`;
}

function bodyOf(kept: KeptBody | undefined): unknown {
  if (kept === undefined) return null;
  if (kept.isCut) return vscode.l10n.t('{0} … (cut: {1} bytes in all)', kept.text, kept.bytes);
  try {
    return JSON.parse(kept.text) as unknown;
  } catch {
    return kept.text;
  }
}
