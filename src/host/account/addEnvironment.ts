import * as vscode from 'vscode';
import { isLoopback, normalizeBaseUrl } from '../../core/api/baseUrl';
import { isEnvironmentName } from '../../core/identity/environmentName';
import { isJsonObject } from '../../core/text/json';
import { askInBox } from '../errors/inputBox';
import type { Environment, Environments } from '../startup/environments';
import { userSetting } from '../startup/settings';

/** Asks for a name, an address and what kind of environment it is, and puts it into the settings. */
export async function addEnvironment(environments: Environments): Promise<Environment | undefined> {
  const name = await askName(environments);
  const address = name && (await askAddress(name));
  if (address === undefined || address === '') return undefined;
  const baseUrl = normalizeBaseUrl(address);
  const marks = await askMarks(name ?? '', baseUrl);
  if (name === undefined || marks === undefined) return undefined;
  const configured = userSetting('environments');
  const value = { ...(isJsonObject(configured) ? configured : {}), [name]: { baseUrl, ...marks } };
  await vscode.workspace
    .getConfiguration('wts')
    .update('environments', value, vscode.ConfigurationTarget.Global);
  return environments.find(name);
}

async function askName(environments: Environments): Promise<string | undefined> {
  return await askInBox({
    title: vscode.l10n.t('Add Environment: Name'),
    prompt: vscode.l10n.t('How you call it, in lower-case letters, digits and hyphens.'),
    placeholder: 'loja-teste',
    password: false,
    check: (text) => {
      if (!isEnvironmentName(text))
        return vscode.l10n.t('Begin with a lower-case letter, and use only those, digits and hyphens.');
      if (environments.find(text) === undefined) return undefined;
      return vscode.l10n.t('There is an environment of this name already.');
    },
  });
}

async function askAddress(name: string): Promise<string | undefined> {
  return await askInBox({
    title: vscode.l10n.t('Add Environment: Address of {0}', name),
    prompt: vscode.l10n.t('Of the API, without the path of a module.'),
    placeholder: 'https://api.wts.chat',
    value: 'https://',
    password: false,
    check: (text) => {
      try {
        normalizeBaseUrl(text);
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  });
}

type Marks = Pick<Environment, 'production' | 'readOnly'>;

async function askMarks(name: string, baseUrl: string): Promise<Marks | undefined> {
  const production = {
    label: vscode.l10n.t('Production'),
    detail: vscode.l10n.t('Its contacts are live: it is marked wherever it shows.'),
    picked: !isLoopback(new URL(baseUrl).hostname),
  };
  const readOnly = {
    label: vscode.l10n.t('Read-only'),
    detail: vscode.l10n.t('Its contacts can be seen and not saved.'),
  };
  const title = vscode.l10n.t('Add Environment: What is {0}?', name);
  const picked = await vscode.window.showQuickPick([production, readOnly], { title, canPickMany: true });
  return picked && { production: picked.includes(production), readOnly: picked.includes(readOnly) };
}
