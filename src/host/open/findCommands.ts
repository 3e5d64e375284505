import * as vscode from 'vscode';
import type { ContactApi } from '../../core/api/contactApi';
import { findByPhones, findContacts } from '../../core/api/findContacts';
import { mentionInText, type OpenedMention, mentionUnderCursor } from '../../core/identity/openedMention';
import { readPhone } from '../../core/identity/phones/phone';
import { phoneForms } from '../../core/identity/phones/phoneForms';
import type { NextStep } from '../../protocol/messages';
import type { CommandTable } from '../startup/commandTable';
import { rememberedItems } from './contactTree';
import type { RememberedContacts } from './rememberedContacts';
import { searchContact } from './contactSearch';
import type { Connections } from '../account/connections';
import type { KeyPrompts } from '../account/keyPrompts';
import type { Environments } from '../startup/environments';
import { newContact } from './newContact';
import type { ContactOpener } from './contactOpener';
import { HintError, isForReading } from '../errors/describeError';

export type TakeStep = (step: NextStep, session: undefined, environment: string) => Promise<unknown>;

interface Needs {
  readonly connections: Connections;
  readonly environments: Environments;
  readonly keyPrompts: KeyPrompts;
  readonly opener: ContactOpener;
  readonly remembered: RememberedContacts;
  readonly takeStep: TakeStep;
}

/** Longer selections are no id and no phone. */
const LONGEST_SELECTION = 2_000;

/** Commands that find a contact other than by a pasted ID. */
export function findCommands(needs: Needs) {
  return {
    findContact: () => findContact(needs),
    createContact: (argument) => newContact(typeof argument === 'string' ? argument : '', needs),
    openContactAtCursor: (argument) => openMention(argument, needs),
  } satisfies Partial<CommandTable>;
}

/** Asks until a contact is chosen; a next step that was taken for an error leads back, with the text kept. */
async function findContact(needs: Needs): Promise<void> {
  const { connections, environments, keyPrompts, opener, remembered, takeStep } = needs;
  let tags: ReturnType<ContactApi['listTags']> | undefined;
  const tagsOnce = (api: ContactApi, signal?: AbortSignal) =>
    (tags ??= api.listTags(signal).catch((error: unknown) => {
      tags = undefined;
      throw error;
    }));
  for (let typed = ''; ;) {
    const environment = environments.active();
    if (!(await keyPrompts.ensure(environment))) return;
    const picked = await searchContact({
      environment: environment.name,
      typed,
      known: rememberedItems(remembered, environment.name),
      newest: (signal) => connections.ask(environment.name, (api) => api.newestContacts(signal)),
      search: (terms, signal, show) =>
        connections.use(environment.name, (api) =>
          findContacts({ ...api, listTags: () => tagsOnce(api, signal) }, terms, { signal, show }),
        ),
    });
    if (picked === undefined) return;
    if (picked.kind === 'contact') {
      await opener.open({ id: picked.id, environment: environment.name });
      return;
    }
    if (picked.kind === 'create') {
      await newContact(picked.typed, needs);
      return;
    }
    await takeStep(picked.step, undefined, environment.name);
    if (isForReading(picked.step)) return;
    ({ typed } = picked);
  }
}

/** `argument` is a text that holds an ID or a phone, or nothing: then it is what stands at the cursor. */
async function openMention(argument: unknown, needs: Needs): Promise<void> {
  const mention = typeof argument === 'string' ? mentionInText(argument) : mentionAtCursor();
  const environment = needs.environments.active().name;
  if (mention === undefined) throw nothingHere();
  if ('problem' in mention) throw notUnderstood(mention.problem);
  const id = mention.kind === 'id' ? mention.value : await idByPhone(mention.value, environment, needs);
  if (id !== undefined) await needs.opener.open({ id, environment });
}

/** Undefined when the person gave no key. */
async function idByPhone(
  phone: string,
  environment: string,
  { connections, opener }: Needs,
): Promise<string | undefined> {
  const found = await opener.withKey(environment, async () => ({
    contact: await connections.use(environment, (api) => findByPhones(api, phoneForms(phone))),
  }));
  if (found === undefined || found.contact !== undefined) return found?.contact?.id;
  throw new HintError(
    vscode.l10n.t('No contact has this phone'),
    vscode.l10n.t(
      '{0} is on no contact of {1}. Find the contact by its name, or switch the environment.',
      readPhone(phone).shown,
      environment,
    ),
    ['findContact', 'switchEnvironment'],
  );
}

function mentionAtCursor(): OpenedMention {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const selected = selection.isEmpty ? '' : document.getText(selection).slice(0, LONGEST_SELECTION);
  if (selected.trim() !== '') return mentionInText(selected);
  return mentionUnderCursor(document.lineAt(selection.active.line).text, selection.active.character);
}

function nothingHere(): HintError {
  return new HintError(
    vscode.l10n.t('There is no contact ID or phone here'),
    vscode.l10n.t("Put the cursor on a contact's ID or phone in a text, or find the contact by its name."),
    ['findContact'],
  );
}

function notUnderstood(problem: string): HintError {
  return new HintError(vscode.l10n.t('Which contact is meant?'), problem, ['findContact']);
}
