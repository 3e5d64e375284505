import * as vscode from 'vscode';
import type { SaveRecord } from '../core/undo/saveRecord';
import { saveTime } from './saveTime';
import type { ShownTexts } from './shownTexts';

/** The contact before and after a save. Leaves the keyboard where it is: a list of saves stays open in front of it. */
export async function showSaveDifference(record: SaveRecord, texts: ShownTexts): Promise<void> {
  const { id, name, savedAt, before, after } = record;
  await vscode.commands.executeCommand(
    'vscode.diff',
    texts.add(`${id}/before.json`, before),
    texts.add(`${id}/after.json`, after),
    vscode.l10n.t('{0}: save of {1}', name, saveTime(savedAt)),
    { preview: true, preserveFocus: true } satisfies vscode.TextDocumentShowOptions,
  );
}
