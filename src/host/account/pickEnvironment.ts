import * as vscode from 'vscode';
import type { Environment } from '../startup/environments';
import { environmentSign } from '../startup/statusBar';

export interface EnvironmentItem extends vscode.QuickPickItem {
  readonly environment: Environment;
}

export async function pickEnvironment(
  all: readonly Environment[],
  active: Environment,
  title: string,
): Promise<Environment | undefined> {
  const items = environmentItems(all, active, []);
  return (await vscode.window.showQuickPick(items, { title }))?.environment;
}

/**
 * The active one first.
 * @param withKey the names of those that have a key
 */
export function environmentItems(
  all: readonly Environment[],
  active: Environment,
  withKey: readonly string[],
): EnvironmentItem[] {
  const activeFirst = [...all].sort(
    (a, b) => Number(b.name === active.name) - Number(a.name === active.name),
  );
  return activeFirst.map((environment) => ({
    label: `${environmentSign(environment)} ${environment.name}`,
    description: [
      environment.baseUrl,
      ...(environment.production ? [vscode.l10n.t('production')] : []),
      ...(environment.readOnly ? [`$(lock) ${vscode.l10n.t('read-only')}`] : []),
      ...(withKey.includes(environment.name) ? [`$(key) ${vscode.l10n.t('has a key')}`] : []),
      ...(environment.name === active.name ? [vscode.l10n.t('active')] : []),
    ].join(' · '),
    environment,
  }));
}
