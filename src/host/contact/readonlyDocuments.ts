import * as vscode from 'vscode';
import { Disposable } from '../disposable';

const SCHEME = 'wts-text';

/**
 * Texts to look at: read-only and in memory alone, until VS Code closes their documents. The scheme is not the
 * contacts' own: no form, no problems and no save come with it.
 */
export class ReadonlyDocuments extends Disposable implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();

  constructor() {
    super();
    this.own(vscode.workspace.registerTextDocumentContentProvider(SCHEME, this));
    this.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())));
  }

  /**
   * @param path whose last part is the tab's name; its ending tells the language. The same path and text is the same
   * document; another text has a document of its own, for VS Code shows an open one as it was first read.
   */
  add(path: string, text: string): vscode.Uri {
    for (let number = 1; ; number++) {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${number}/${path}` });
      const known = this.texts.get(uri.toString());
      if (known !== undefined && known !== text) continue;
      this.texts.set(uri.toString(), text);
      return uri;
    }
  }

  /** @param name of the tab, as in `add`. */
  async show(name: string, text: string, language: string): Promise<void> {
    const uri = this.add(name.replaceAll('/', ' '), text);
    const document = await vscode.workspace.openTextDocument(uri);
    const shown = await vscode.languages.setTextDocumentLanguage(document, language);
    await vscode.window.showTextDocument(shown, { preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.texts.get(uri.toString());
  }
}
