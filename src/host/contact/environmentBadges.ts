import * as vscode from 'vscode';
import { readContactUri } from '../reference/contactUri';
import { environmentBadge } from './environmentBadge';

/** Says on each contact's tab which environment it belongs to: one contact may be open in two of them. */
class EnvironmentBadges implements vscode.FileDecorationProvider {
  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const environment = readContactUri(uri)?.environment;
    if (environment === undefined) return undefined;
    return new vscode.FileDecoration(
      environmentBadge(environment),
      vscode.l10n.t('Environment: {0}', environment),
    );
  }
}

export function registerEnvironmentBadges(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider(new EnvironmentBadges());
}
