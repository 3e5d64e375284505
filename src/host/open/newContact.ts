import * as vscode from 'vscode';
import { createOrGet, findByReach, type FoundOrCreated } from '../../core/api/findOrCreate';
import { type ContactReach, readReach } from '../../core/identity/newContact';
import { readPhone } from '../../core/identity/phones/phone';
import type { Connections } from '../account/connections';
import type { KeyPrompts } from '../account/keyPrompts';
import { askInBox } from '../errors/inputBox';
import { withoutLinks } from '../errors/escapeUntrusted';
import { UserFacingError } from '../errors/describeError';
import { readOnlyNotice } from '../saving/saveMessages';
import type { Environment, Environments } from '../startup/environments';
import type { ContactOpener } from './contactOpener';

interface Needs {
  readonly connections: Connections;
  readonly environments: Environments;
  readonly keyPrompts: KeyPrompts;
  readonly opener: ContactOpener;
}

const LONGEST_NAME = 255;

/** Asks for what a new contact is reached by and its name, makes it, and opens it; an existing one is opened instead. */
export async function newContact(typed: string, needs: Needs): Promise<void> {
  const environment = needs.environments.active();
  if (environment.readOnly) throw new UserFacingError(readOnlyNotice());
  if (!(await needs.keyPrompts.ensure(environment))) return;
  const reach = await askForReach(environment, typed);
  if (reach === undefined) return;
  const { connections } = needs;
  const known = await connections.use(environment.name, (api) => findByReach(api, reach));
  if (known !== undefined) {
    await open({ id: known, isExisting: true }, environment, needs);
    return;
  }
  const name = await askForName(environment, 'phoneNumber' in reach ? '' : typed);
  if (name === undefined || !(await isMeant(environment, reach, name))) return;
  const made = await connections.use(environment.name, (api) => createOrGet(api, { ...reach, name }));
  await open(made, environment, needs);
}

async function askForReach(environment: Environment, typed: string): Promise<ContactReach | undefined> {
  const offered = readReach(typed);
  const answer = await askInBox({
    title: vscode.l10n.t('New Contact ({0})', environment.name),
    prompt: vscode.l10n.t(
      'Phone, e-mail or Instagram name. If a contact has it already, that one is opened and stays as it is.',
    ),
    placeholder: '(11) 99999-0000',
    value: 'problem' in offered ? '' : typed,
    password: false,
    check: (text) => {
      const reach = readReach(text);
      return 'problem' in reach ? reach.problem : undefined;
    },
  });
  const reach = answer === undefined ? undefined : readReach(answer);
  return reach === undefined || 'problem' in reach ? undefined : reach;
}

async function askForName(environment: Environment, typed: string): Promise<string | undefined> {
  const isName = 'problem' in readReach(typed);
  const answer = await askInBox({
    title: vscode.l10n.t('New Contact ({0})', environment.name),
    prompt: vscode.l10n.t('The name of the contact.'),
    placeholder: vscode.l10n.t('Name'),
    value: isName ? typed : '',
    password: false,
    check: (text) => {
      if (text.trim() === '') return vscode.l10n.t('Write a name, or press Escape to leave.');
      return text.trim().length > LONGEST_NAME
        ? vscode.l10n.t('A name has at most {0} characters.', LONGEST_NAME)
        : undefined;
    },
  });
  return answer?.trim();
}

/** A live account is asked about once, before anything is made in it. */
async function isMeant(environment: Environment, reach: ContactReach, name: string): Promise<boolean> {
  if (!environment.production) return true;
  const create = vscode.l10n.t('Create Contact');
  const question = vscode.l10n.t(
    'Create the contact "{0}" with {1} in "{2}", a production environment? The API cannot delete it.',
    name,
    shown(reach),
    environment.name,
  );
  return (await vscode.window.showWarningMessage(withoutLinks(question), { modal: true }, create)) === create;
}

function shown(reach: ContactReach): string {
  if ('phoneNumber' in reach) return readPhone(reach.phoneNumber).shown;
  return 'email' in reach ? reach.email : `@${reach.instagram}`;
}

async function open(
  { id, isExisting }: FoundOrCreated,
  environment: Environment,
  { opener }: Needs,
): Promise<void> {
  await opener.open({ id, environment: environment.name });
  void vscode.window.showInformationMessage(
    isExisting
      ? vscode.l10n.t('This contact was there already. Nothing was made or changed.')
      : vscode.l10n.t('The contact was created in "{0}".', environment.name),
  );
}
