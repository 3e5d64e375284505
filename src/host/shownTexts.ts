import * as vscode from 'vscode';

export const SHOWN_SCHEME = 'wts-text';

/** Texts to look at: read-only and in memory alone, until VS Code closes their documents. */
export class ShownTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly owned: vscode.Disposable[];

  constructor() {
    this.owned = [
      vscode.workspace.registerTextDocumentContentProvider(SHOWN_SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    ];
  }

  /** @param name of the tab; its ending tells the language. The same name and text is the same document. */
  async show(name: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SHOWN_SCHEME, path: `/${name.replaceAll('/', ' ')}` });
    this.texts.set(uri.toString(), text);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
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
