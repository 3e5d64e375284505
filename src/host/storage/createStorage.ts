import { join } from 'node:path';
import type * as vscode from 'vscode';
import { BaselineStore } from './baselineStore';
import { SavedTexts } from './savedTexts';
import { SaveHistory } from './saveHistory';

interface Needs {
  readonly context: vscode.ExtensionContext;
  readonly reportError: (error: unknown) => void;
}

/** What is kept of contacts on disk, for this person alone. */
export function createStorage({ context, reportError }: Needs) {
  const folder = (context.storageUri ?? context.globalStorageUri).fsPath;
  const baselines = new BaselineStore(join(folder, 'baselines'));
  const savedTexts = new SavedTexts(join(folder, 'baselines'));
  const history = new SaveHistory(join(context.globalStorageUri.fsPath, 'saves'), reportError);
  return { baselines, savedTexts, history, disposables: [baselines, history] };
}
