import * as vscode from 'vscode';
import type { ContactReference } from './contactUri';

export const COMPARE_SCHEME = 'wts-compare';

/**
 * The texts of comparisons, read-only and in memory alone, until VS Code closes their documents. The scheme is not the
 * contacts' own: no form, no problems and no save come with it.
 */
export class ComparedTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly owned: vscode.Disposable[];
  private added = 0;

  constructor() {
    this.owned = [
      vscode.workspace.registerTextDocumentContentProvider(COMPARE_SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    ];
  }

  /** A document of its own for each: a comparison shows what was read for it. */
  add({ environment, id }: ContactReference, text: string): vscode.Uri {
    this.added += 1;
    const path = `/${this.added}/${environment}/${id}.json`;
    const uri = vscode.Uri.from({ scheme: COMPARE_SCHEME, path });
    this.texts.set(uri.toString(), text);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.texts.get(uri.toString());
  }

  dispose(): void {
    this.owned.forEach((item) => {
      item.dispose();
    });
  }
}
