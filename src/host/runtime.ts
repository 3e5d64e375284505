import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { createAccount } from './account/createAccount';
import { createAgent } from './agent/createAgent';
import { CommandRunner } from './commandRunner';
import { createContacts } from './contact/createContacts';
import { ContactFileSystem } from './contactFileSystem';
import type { Owned } from './disposable';
import { createErrors } from './errors/createErrors';
import { followDocuments } from './followDocuments';
import { createForm, type Form } from './form/createForm';
import { createMentions } from './mentions/createMentions';
import { createOpen } from './open/createOpen';
import type { Registered } from './registered';
import { createRequest } from './request/createRequest';
import { createRestore, type Restore } from './restore/createRestore';
import { createSandbox } from './sandbox/createSandbox';
import { createSaving, type Saving } from './saving/createSaving';
import { noticeOfReason } from './saving/saveMessages';
import type { CommandName, CommandTable } from './startup/commandTable';
import { createStorage } from './storage/createStorage';
import { createUndo } from './undo/createUndo';

/** Everything behind the registrations; a bundle of its own, loaded when the first of them is used. */
export type ExtensionRuntime = ReturnType<typeof createRuntime>;

/** What VS Code calls, by way of what activation has registered. */
export function createRuntime(registered: Registered) {
  if (vscode.l10n.uri !== undefined) l10n.config({ fsPath: vscode.l10n.uri.fsPath });
  const { runner, agent, contacts, restore, open, sandbox, form, disposables } = createRooms(registered);
  const { sessions, documents } = contacts;
  return {
    files: new ContactFileSystem(sessions, documents, registered.environments, restore.adoptRestored),
    editor: form.editor,
    sidebar: form.sidebar,
    contactTree: open.contactTree,
    sandboxTree: sandbox.sandboxTree,
    sessions,
    agent,
    openLink: open.openLink,
    /** Runs a command; an error is reported here and answered with undefined. */
    run: (name: CommandName, argument: unknown, selection: unknown) => runner.run(name, argument, selection),
    /** Resolves when nothing is left to be written. */
    dispose: async (): Promise<void> => {
      await Promise.all(disposables.map((item) => item.dispose()));
    },
  };
}

/** Makes the rooms, the lowest first. Each takes what it needs of those below it; of one above, a function. */
function createRooms(registered: Registered) {
  const errors = createErrors(registered);
  const runner = new CommandRunner(errors.report, registered.environments, {
    commands: () => commands,
    session: () => contacts.active.session,
  });
  const base = { ...registered, ...errors, reportError: runner.reportError, takeStep: runner.takeStep };
  const storage = createStorage(base);
  const account = createAccount({
    ...base,
    startSandbox: () => sandbox.startSandbox(),
    openContact: () => commands.openContact(undefined),
  });
  const contacts = createContacts({
    ...{ ...base, ...account },
    makePorts: (session) => saving.makePorts(session),
    wordsOf: noticeOfReason,
  });
  const below = { ...base, ...storage, ...account, ...contacts };
  const saving: Saving = createSaving(below);
  const open = createOpen({
    ...below,
    adoptRestored: (document) => restore.adoptRestored(document),
    openInSidebar: (contact) => form.sidebar.reveal(contact),
  });
  const sandbox = createSandbox({ ...below, ...open });
  const openMention = (text: string) => runner.run('openContactAtCursor', text);
  const mentions = createMentions({ ...below, openMention });
  const restore: Restore = createRestore({ ...below, ...open });
  const request = createRequest(below);
  const undo = createUndo({ ...below, ...open });
  const above = { ...below, ...saving, ...open, ...restore, ...request, ...undo };
  const form: Form = createForm({ ...above, trySandbox: () => commands.trySandbox(undefined) });
  const agent = createAgent({ ...above, sandboxControl: sandbox.sandboxControl });
  const commands: CommandTable = {
    ...{ ...errors.commands, ...account.commands, ...contacts.commands, ...open.commands },
    ...{ ...request.commands, ...undo.commands, ...sandbox.commands },
  };
  const rooms = [storage, account, contacts, open, sandbox, mentions, restore, request, form, agent];
  const disposables: Owned[] = [...rooms.flatMap((room) => room.disposables), ...followDocuments(above)];
  return { runner, agent, contacts, restore, open, sandbox, form, disposables };
}
