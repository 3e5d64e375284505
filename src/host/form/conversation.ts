import * as vscode from 'vscode';
import { isLoopback } from '../../core/api/baseUrl';
import { ApiError } from '../../core/api/errors/errors';
import { conversationAddress, likelyWebApp, readWebApp } from '../../core/identity/webApp';
import type { ConversationView } from '../../protocol/messages';
import type { ContactSession } from '../contact/contactSession';
import { describeError } from '../errors/describeError';
import { askInBox } from '../errors/inputBox';
import type { Connections } from '../account/connections';
import type { Environment, Environments } from '../startup/environments';
import { userSetting } from '../startup/settings';
import { isJsonObject } from '../../core/text/json';

interface Needs {
  readonly connections: Connections;
  readonly environments: Environments;
}

/** Looks for the contact's last conversation. Never throws: a key may open contacts and not conversations. */
export async function showConversation(session: ContactSession, needs: Needs): Promise<void> {
  session.showConversation({ kind: 'loading' });
  session.showConversation(await lookFor(session, needs));
}

async function lookFor({ reference }: ContactSession, needs: Needs): Promise<ConversationView> {
  try {
    const found = await needs.connections.use(reference.environment, (api) =>
      api.lastConversation(reference.id),
    );
    if (found === undefined) return { kind: 'none' };
    const canOpen = hasWebApp(needs.environments.named(reference.environment));
    return { kind: 'last', ...found, canOpen };
  } catch (error) {
    const isRefused = error instanceof ApiError && error.kind === 'moduleRefused';
    const { title, detail } = describeError(error);
    return { kind: 'unreadable', isRefused, message: `${title}. ${detail}` };
  }
}

/** Opens the conversation that is shown in the browser; asks once for each environment where its web app is. */
export async function openConversation(
  { reference, conversation }: ContactSession,
  { environments }: Needs,
): Promise<void> {
  if (conversation.kind !== 'last') return;
  const environment = environments.named(reference.environment);
  const webApp = environment.webApp === '' ? await askForWebApp(environment) : environment.webApp;
  if (webApp === undefined) return;
  await vscode.env.openExternal(vscode.Uri.parse(conversationAddress(webApp, conversation.id)));
}

/** A sandbox has none, unless the settings say so. */
function hasWebApp({ baseUrl, webApp }: Environment): boolean {
  const address = baseUrl.trim();
  return webApp !== '' || (URL.canParse(address) && !isLoopback(new URL(address).hostname));
}

async function askForWebApp({ name, baseUrl }: Environment): Promise<string | undefined> {
  const answer = await askInBox({
    title: vscode.l10n.t('Web app of {0}', name),
    prompt: vscode.l10n.t(
      'The address at which you use WTS Chat in the browser; any page of it will do. It is kept in the setting wts.environments.',
    ),
    placeholder: 'https://…',
    value: likelyWebApp(baseUrl),
    password: false,
    check: (typed) =>
      readWebApp(typed) === undefined
        ? vscode.l10n.t("Paste the web app's address, such as https://app.example.com, not the API's.")
        : undefined,
  });
  const webApp = answer === undefined ? undefined : readWebApp(answer);
  if (webApp !== undefined) await keepWebApp(name, webApp);
  return webApp;
}

async function keepWebApp(name: string, webApp: string): Promise<void> {
  const configured = userSetting('environments');
  const environments = isJsonObject(configured) ? configured : {};
  const before = environments[name];
  const changed = { ...environments, [name]: { ...(isJsonObject(before) ? before : {}), webApp } };
  const settings = vscode.workspace.getConfiguration('wts');
  await settings.update('environments', changed, vscode.ConfigurationTarget.Global);
}
