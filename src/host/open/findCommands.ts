import * as vscode from 'vscode';
import type { ContactApi } from '../../core/api/contactApi';
import { findByPhones, findContacts } from '../../core/api/findContacts';
import { mentionInText, type OpenedMention, mentionUnderCursor } from '../../core/identity/openedMention';
import { readPhone } from '../../core/identity/phone';
import { phoneForms } from '../../core/identity/phoneForms';
import type { NextStep } from '../../protocol/messages';
import type { CommandTable } from '../startup/commandTable';
import { searchContact } from './contactSearch';
import type { Connections } from '../account/connections';
import type { KeyPrompts } from '../account/keyPrompts';
import type { Environments } from '../startup/environments';
import { newContact } from './newContact';
import type { ContactOpener } from './contactOpener';
import { isForReading, UserFacingError } from '../errors/describeError';

interface FindParts {
  readonly connections: Connections;
  readonly environments: Environments;
  readonly keyPrompts: KeyPrompts;
  readonly opener: ContactOpener;
}

type FindCommands = Pick<CommandTable, 'findContact' | 'openContactAtCursor' | 'createContact'>;

/** Longer selections are no id and no phone. */
const LONGEST_SELECTION = 2_000;

/** Commands that find a contact other than by a pasted ID. */
export function findCommands(
  parts: FindParts,
  takeStep: (step: NextStep, environment: string) => Promise<unknown>,
): FindCommands {
  return {
    findContact: () => findContact(parts, takeStep),
    createContact: (argument) => newContact(typeof argument === 'string' ? argument : '', parts),
    openContactAtCursor: (argument) => openMention(argument, parts),
  };
}

/** Asks until a contact is chosen; a next step that was taken for an error leads back, with the text kept. */
async function findContact(
  parts: FindParts,
  takeStep: (step: NextStep, environment: string) => Promise<unknown>,
): Promise<void> {
  const { connections, environments, keyPrompts, opener } = parts;
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
      await newContact(picked.typed, parts);
      return;
    }
    await takeStep(picked.step, environment.name);
    if (isForReading(picked.step)) return;
    ({ typed } = picked);
  }
}

/** `argument` is a text that holds an ID or a phone, or nothing: then it is what stands at the cursor. */
async function openMention(argument: unknown, parts: FindParts): Promise<void> {
  const mention = typeof argument === 'string' ? mentionInText(argument) : mentionAtCursor();
  const environment = parts.environments.active().name;
  if (mention === undefined) throw new UserFacingError(nothingHere());
  if ('problem' in mention) throw new UserFacingError(notUnderstood(mention.problem));
  const id = mention.kind === 'id' ? mention.value : await idByPhone(mention.value, environment, parts);
  if (id !== undefined) await parts.opener.open({ id, environment });
}

/** Undefined when the person gave no key. */
async function idByPhone(
  phone: string,
  environment: string,
  { connections, opener }: FindParts,
): Promise<string | undefined> {
  const found = await opener.withKey(environment, async () => ({
    contact: await connections.use(environment, (api) => findByPhones(api, phoneForms(phone))),
  }));
  if (found === undefined || found.contact !== undefined) return found?.contact?.id;
  throw new UserFacingError({
    title: vscode.l10n.t('No contact has this phone'),
    detail: vscode.l10n.t(
      '{0} is on no contact of {1}. Find the contact by its name, or switch the environment.',
      readPhone(phone).shown,
      environment,
    ),
    reference: '',
    nextSteps: ['findContact', 'switchEnvironment'],
  });
}

function mentionAtCursor(): OpenedMention {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const selected = selection.isEmpty ? '' : document.getText(selection).slice(0, LONGEST_SELECTION);
  if (selected.trim() !== '') return mentionInText(selected);
  return mentionUnderCursor(document.lineAt(selection.active.line).text, selection.active.character);
}

function nothingHere() {
  return {
    title: vscode.l10n.t('There is no contact ID or phone here'),
    detail: vscode.l10n.t(
      "Put the cursor on a contact's ID or phone in a text, or find the contact by its name.",
    ),
    reference: '',
    nextSteps: ['findContact'],
  } as const;
}

function notUnderstood(problem: string) {
  return {
    title: vscode.l10n.t('Which contact is meant?'),
    detail: problem,
    reference: '',
    nextSteps: ['findContact'],
  } as const;
}
