import * as vscode from 'vscode';
import { sentText } from '../../core/request/previewText';
import type { SaveRecord } from '../../core/undo/saveRecord';
import type { ReadonlyDocuments } from '../contact/readonlyDocuments';

/** The requests of a save as they were sent. Leaves the keyboard where it is, too. */
export async function showSaveRequests(record: SaveRecord, texts: ReadonlyDocuments): Promise<void> {
  const { id, environment, requests, savedAt } = record;
  const text = sentText({ environment, requests, time: saveTime(savedAt) });
  const uri = texts.add(`${id}/request.http`, text);
  await vscode.window.showTextDocument(uri, { preview: true, preserveFocus: true });
}

/** The contact before and after a save. Leaves the keyboard where it is: a list of saves stays open in front of it. */
export async function showSaveDifference(record: SaveRecord, texts: ReadonlyDocuments): Promise<void> {
  const { id, name, savedAt, before, after } = record;
  await vscode.commands.executeCommand(
    'vscode.diff',
    texts.add(`${id}/before.json`, before),
    texts.add(`${id}/after.json`, after),
    vscode.l10n.t('{0}: save of {1}', name, saveTime(savedAt)),
    { preview: true, preserveFocus: true } satisfies vscode.TextDocumentShowOptions,
  );
}

/** When a save was, as people say it: the time, and the day when it was not today. */
export function saveTime(savedAt: string, now = new Date()): string {
  const when = new Date(savedAt);
  const isToday = when.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(vscode.env.language, {
    timeStyle: 'short',
    ...(isToday ? {} : { dateStyle: 'short' }),
  }).format(when);
}
