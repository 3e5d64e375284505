import * as vscode from 'vscode';
import type { Environment } from './environments';

/** Shows one environment: the active contact's, else the one that new contacts are opened in. */
export class EnvironmentStatus implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;

  constructor() {
    this.item = vscode.window.createStatusBarItem('wts.environment', vscode.StatusBarAlignment.Left, 10);
    this.item.name = vscode.l10n.t('WTS Environment');
    this.item.command = 'wts.switchEnvironment';
  }

  show({ name, production, readOnly }: Environment): void {
    const marks = [
      ...(production ? [vscode.l10n.t('production')] : []),
      ...(readOnly ? [vscode.l10n.t('read-only')] : []),
    ].filter((mark) => mark !== name);
    this.item.text = `${production ? '$(warning)' : '$(beaker)'} WTS: ${name}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
    this.item.tooltip = production
      ? vscode.l10n.t(
          'Contacts of the WTS environment "{0}" are live. Select to switch the environment.',
          name,
        )
      : vscode.l10n.t('WTS environment "{0}". Select to switch the environment.', name);
    this.item.accessibilityInformation = { label: this.item.tooltip };
    this.item.backgroundColor = production
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}

const MESSAGE_MS = 5000;

/** For what went well and needs no answer. */
export function sayInStatusBar(sentence: string): void {
  vscode.window.setStatusBarMessage(sentence, MESSAGE_MS);
}
