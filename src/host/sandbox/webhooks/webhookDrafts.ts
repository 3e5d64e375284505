import * as vscode from 'vscode';
import { HintError } from '../../errors/describeError';
import { Disposable } from '../../disposable';

/** The editors in which a person changes a webhook before it is sent again. */
export class WebhookDrafts extends Disposable {
  /** The delivery that a draft began with, by the draft's URI. */
  private readonly drafts = new Map<string, number>();

  constructor() {
    super();
    this.own(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (this.drafts.delete(uri.toString())) void this.tellMenus();
      }),
    );
  }

  async open(delivery: number, body: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument({ content: laidOut(body), language: 'json' });
    this.drafts.set(document.uri.toString(), delivery);
    await this.tellMenus();
    await vscode.window.showTextDocument(document);
  }

  /** @param argument the URI of the editor's title bar; else the active editor is meant. Throws when it is no draft. */
  read(argument: unknown): { readonly delivery: number; readonly text: string } {
    const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    const delivery = uri === undefined ? undefined : this.drafts.get(uri.toString());
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri?.toString());
    if (delivery === undefined || document === undefined) {
      throw new HintError(
        vscode.l10n.t(
          'This editor holds no webhook. Choose "Edit and Send Again" on one in the sandbox view.',
        ),
      );
    }
    return { delivery, text: document.getText() };
  }

  private async tellMenus(): Promise<void> {
    await vscode.commands.executeCommand('setContext', 'wts.webhookDrafts', [...this.drafts.keys()]);
  }
}

function laidOut(body: string): string {
  try {
    return `${JSON.stringify(JSON.parse(body), null, 2)}\n`;
  } catch {
    return body;
  }
}
