import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { createCommands } from './commands';
import { followLink } from './open/contactLinks';
import { registerMentions } from './mentions/contactMentions';
import { registerTextHelp } from './contact/contactTextHelp';
import { CommandRunner } from './commandRunner';
import type { CommandName, CommandTable } from './startup/commandTable';
import { ContactEditor } from './form/contactEditor';
import { ContactFileSystem } from './contactFileSystem';
import { ContactProblems } from './contact/contactProblems';
import type { ContactSessions } from './contact/contactSessions';
import { ContactSidebar } from './form/contactSidebar';
import { ContactTree } from './open/contactTree';
import { SandboxTree } from './sandbox/tree';
import { registerEnvironmentBadges } from './contact/environmentBadges';
import { followDocuments } from './followDocuments';
import { followSandboxPort } from './sandbox/followPort';
import { CANCEL_LOADING_COMMAND } from './account/loadingProgress';
import { takeNextStep } from './nextSteps';
import type { WebviewDeps } from './form/webviewDeps';
import { showSaveRequests } from './undo/saveDifference';
import { createServices, type RegisteredParts, type Services } from './services';

/** Everything behind the registrations; a bundle of its own, loaded when the first of them is used. */
export interface ExtensionRuntime {
  readonly files: ContactFileSystem;
  readonly editor: ContactEditor;
  readonly sidebar: ContactSidebar;
  readonly contactTree: ContactTree;
  readonly sandboxTree: SandboxTree;
  /** Opens the contact of a `vscode://` link; an error is reported here. */
  openLink(uri: vscode.Uri): Promise<void>;
  readonly sessions: ContactSessions;
  /** Runs a command; an error is reported here and answered with undefined. */
  run(name: CommandName, argument: unknown, selection: unknown): Promise<unknown>;
  /** Resolves when nothing is left to be written. */
  dispose(): Promise<void>;
}

/** Makes the parts and hands them to each other. */
export function createRuntime(parts: RegisteredParts): ExtensionRuntime {
  if (vscode.l10n.uri !== undefined) l10n.config({ fsPath: vscode.l10n.uri.fsPath });
  const services = createServices(parts);
  const { environments, log } = parts;
  const { sessions, lists } = services;
  const commands = createCommands({ ...services, log, openInSidebar: (contact) => sidebar.reveal(contact) });
  const runner = new CommandRunner(commands, services, services.report);
  const tell = runner.tell.bind(runner);
  const problems = new ContactProblems(sessions);
  const webviewDeps = createWebviewDeps({
    registered: parts,
    services,
    commands,
    tell,
    sidebar: () => sidebar,
  });
  const sidebar = new ContactSidebar(webviewDeps, services);
  const contactTree = new ContactTree(services.remembered, environments, parts.contactTree);
  const sandboxTree = new SandboxTree(services.sandboxWatch, parts.sandboxTree);
  const owned: { dispose(): unknown }[] = [
    sidebar,
    contactTree,
    sandboxTree,
    problems,
    ...ownedServices(services),
    services.history.follow(tell),
    followSandboxPort(tell),
    ...followDocuments({ services, problems, tell }),
    ...followKeys(services, sidebar, tell),
    ...registerTextHelp(lists),
    ...registerMentions(services, (mentioned) => runner.run('openContactAtCursor', mentioned)),
    registerEnvironmentBadges(),
    vscode.commands.registerCommand(CANCEL_LOADING_COMMAND, webviewDeps.cancelLoading),
  ];
  return {
    files: new ContactFileSystem(sessions, services.documents, environments, services.restoredTexts),
    editor: new ContactEditor(webviewDeps, services.pages),
    sidebar,
    contactTree,
    sandboxTree,
    sessions,
    run: (name, argument, selection) => runner.run(name, argument, selection),
    openLink: (uri) => followLink(uri, services).catch(tell),
    dispose: async () => {
      await Promise.all(owned.map((item) => item.dispose()));
    },
  };
}

interface WebviewNeeds {
  readonly registered: RegisteredParts;
  readonly services: Services;
  readonly commands: CommandTable;
  readonly tell: WebviewDeps['tell'];
  /** Made from these parts, so later than they are. */
  readonly sidebar: () => ContactSidebar;
}

function createWebviewDeps({ registered, services, commands, tell, sidebar }: WebviewNeeds): WebviewDeps {
  return {
    ...services,
    extensionUri: registered.context.extensionUri,
    tell,
    takeStep: (step, session) =>
      takeNextStep(step, { session, environment: session?.reference.environment }, commands, services),
    adoptRestored: (document) => services.restoredTexts.adopt(document),
    noteForm: (session) => {
      services.restoredForms.noteForm(session);
    },
    openFromBox: (text) => sidebar().open(text),
    cancelLoading: () => {
      services.loading.cancel();
    },
    previewRequest: (session) => services.preview.show(session),
    undoSave: async ({ reference }) => services.undo.open(await services.history.latestOf(reference)),
    showSaveRequest: async ({ reference }) =>
      showSaveRequests(await services.history.latestOf(reference), services.readonlyDocuments),
    trySandbox: () => commands.trySandbox(undefined),
  };
}

/** A key that has come lets contacts load that failed for want of it. */
function followKeys(
  { keyPrompts, sessions }: Services,
  sidebar: ContactSidebar,
  tell: (error: unknown) => void,
) {
  return [
    keyPrompts.onDidChange(({ name }) => {
      sidebar.drawOpener().catch(tell);
      sessions.forgetReasons(name);
      Promise.all(sessions.failedIn(name).map((session) => session.core.reload())).catch(tell);
    }),
  ];
}

/** The environments are disposed by who made them. */
function ownedServices(services: Services): { dispose(): unknown }[] {
  return Object.values(services).flatMap((service) =>
    'dispose' in service && service !== services.environments ? service : [],
  );
}
