import * as vscode from 'vscode';
import type { Environment, Environments } from '../startup/environments';
import { SettingsError } from '../errors/settingsError';

/**
 * The environment of a name. Throws a SettingsError when there is none. No method of `Environments`, which is in the
 * bundle of the start: what that throws is of another class than what the runtime catches.
 */
export function requireEnvironment(environments: Environments, name: string): Environment {
  const environment = environments.find(name);
  if (environment !== undefined) return environment;
  throw new SettingsError(
    vscode.l10n.t('There is no environment "{0}". Add it to the setting wts.environments, or switch.', name),
  );
}
