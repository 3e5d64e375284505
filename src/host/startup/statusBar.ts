import * as vscode from 'vscode';
import type { Environment, Environments } from './environments';

/** The same wherever an environment stands: production is told by more than its colour. */
export function environmentSign({ production }: Pick<Environment, 'production'>): string {
  return production ? '$(broadcast)' : '$(beaker)';
}

/** Shows the active environment, whatever contact is open: a contact's own one stands in its form and on its tab. */
export class EnvironmentStatus implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly listener: vscode.Disposable;
  private shown: string | undefined;

  constructor(private readonly environments: Pick<Environments, 'active' | 'onDidChange'>) {
    this.item = vscode.window.createStatusBarItem('wts.environment', vscode.StatusBarAlignment.Left, 10);
    this.item.name = vscode.l10n.t('WTS Environment');
    this.item.command = 'wts.switchEnvironment';
    this.show(environments.active());
    this.listener = environments.onDidChange(() => {
      this.follow();
    });
  }

  private follow(): void {
    const active = this.environments.active();
    if (active.name !== this.shown) saySwitched(active.name);
    this.show(active);
  }

  private show({ name, production, readOnly }: Environment): void {
    this.shown = name;
    const marks = [
      ...(production ? [vscode.l10n.t('production')] : []),
      ...(readOnly ? [`$(lock) ${vscode.l10n.t('read-only')}`] : []),
    ].filter((mark) => mark !== name);
    this.item.text = `${environmentSign({ production })} WTS: ${name}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
    this.item.tooltip = production
      ? vscode.l10n.t(
          'WTS opens contacts from the environment "{0}", which is live. Select to switch the environment.',
          name,
        )
      : vscode.l10n.t(
          'WTS opens contacts from the environment "{0}". Select to switch the environment.',
          name,
        );
    this.item.accessibilityInformation = { label: this.item.tooltip };
    this.item.backgroundColor = production
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.item.show();
  }

  dispose(): void {
    this.listener.dispose();
    this.item.dispose();
  }
}

function saySwitched(name: string): void {
  sayInStatusBar(
    vscode.l10n.t(
      'WTS: Find, hovers and Open by ID use "{0}" now. Open contacts stay in their environment.',
      name,
    ),
  );
}

const MESSAGE_MS = 5000;

/** For what went well and needs no answer. */
export function sayInStatusBar(sentence: string): void {
  vscode.window.setStatusBarMessage(sentence, MESSAGE_MS);
}
