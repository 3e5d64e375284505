import * as vscode from 'vscode';
import type { SaveRecord } from '../core/undo/saveRecord';
import { saveTime } from './saveTime';
import type { SaveHistory } from './saveHistory';

const SCHEME = 'wts-save';

/** The contact before and after a save as documents that cannot be edited, and the difference between the two. */
export class SavedTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

  constructor(private readonly history: SaveHistory) {}

  async provideTextDocumentContent({ path }: vscode.Uri): Promise<string> {
    const [, id = '', side] = path.split('/');
    const record = await this.history.find(id);
    if (record === undefined) return vscode.l10n.t('The record of this save is gone.');
    return side === 'before.json' ? record.before : record.after;
  }

  /** Leaves the keyboard where it is: a list of saves stays open in front of it. */
  async showDifference(record: SaveRecord): Promise<void> {
    const title = vscode.l10n.t('{0}: save of {1}', record.name, saveTime(record.savedAt));
    await vscode.commands.executeCommand(
      'vscode.diff',
      uriOf(record, 'before'),
      uriOf(record, 'after'),
      title,
      { preview: true, preserveFocus: true } satisfies vscode.TextDocumentShowOptions,
    );
  }

  dispose(): void {
    this.registration.dispose();
  }
}

function uriOf({ id }: SaveRecord, side: 'before' | 'after'): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${id}/${side}.json` });
}
