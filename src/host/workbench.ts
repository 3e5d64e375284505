import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { createCommands } from './commands';
import { registerTextHelp } from './contactTextHelp';
import { CommandRunner } from './commandRunner';
import type { CommandName } from './commandTable';
import { ContactEditor } from './contactEditor';
import { ContactFileSystem } from './contactFileSystem';
import { ContactProblems } from './contactProblems';
import type { ContactSession } from './contactSession';
import { ContactSidebar } from './contactSidebar';
import { followDocuments } from './followDocuments';
import { CANCEL_LOADING_COMMAND } from './loadingStatus';
import { takeNextStep } from './nextSteps';
import type { PageParts } from './pageParts';
import { Report } from './report';
import { createServices, type RegisteredParts, type Services } from './services';

/** Everything behind the registrations; a bundle of its own, loaded when the first of them is used. */
export interface Workbench {
  readonly files: ContactFileSystem;
  readonly editor: ContactEditor;
  readonly sidebar: ContactSidebar;
  /** Runs a command; an error is reported here and answered with undefined. */
  run(name: CommandName, argument: unknown): Promise<unknown>;
  dispose(): void;
}

/** Makes the parts and hands them to each other. */
export function createWorkbench(parts: RegisteredParts): Workbench {
  if (vscode.l10n.uri !== undefined) l10n.config({ fsPath: vscode.l10n.uri.fsPath });
  const services = createServices(parts);
  const { context, environments, log } = parts;
  const { sessions, saving, lists, keeper } = services;
  const commands = createCommands({ ...services, environments, log });
  const runner = new CommandRunner(commands, services, new Report(log));
  const tell = (error: unknown, session?: ContactSession): void => {
    runner.tell(error, session);
  };
  const problems = new ContactProblems(sessions, services.texts, lists);
  const pageParts: PageParts = {
    ...services,
    extensionUri: context.extensionUri,
    environments,
    tell,
    takeStep: (step, session) =>
      takeNextStep(step, { session, environment: session?.reference.environment }, commands, services),
    adoptRestored: (document) => keeper.adopt(document),
    noteForm: (session) => {
      services.opening.noteForm(session);
    },
    openFromBox: (text) => sidebar.open(text),
    cancelLoading: () => {
      services.loading.cancel();
    },
    previewRequest: (session) => services.preview.show(session),
    trySandbox: () => commands.trySandbox(undefined),
  };
  const sidebar = new ContactSidebar(pageParts, services);
  const owned: { dispose(): unknown }[] = [
    sidebar,
    problems,
    ...Object.values(ownedServices(services)),
    ...followDocuments({ services, problems, tell }),
    ...followKeys(services, sidebar, tell),
    ...registerTextHelp(lists),
    vscode.commands.registerCommand(CANCEL_LOADING_COMMAND, pageParts.cancelLoading),
  ];
  return {
    files: new ContactFileSystem(sessions, services.documents, saving, environments, keeper),
    editor: new ContactEditor(pageParts, services.pages),
    sidebar,
    run: (name, argument) => runner.run(name, argument),
    dispose: () => {
      owned.forEach((item) => item.dispose());
    },
  };
}

/** A key that has come lets contacts load that failed for want of it. */
function followKeys(
  { keyPrompts, sessions, saving }: Services,
  sidebar: ContactSidebar,
  tell: (error: unknown) => void,
) {
  return [
    keyPrompts.onDidChange(({ name }) => {
      sidebar.drawOpener().catch(tell);
      sessions.forgetStories(name);
      Promise.all(sessions.failedIn(name).map((session) => saving.reload(session))).catch(tell);
    }),
  ];
}

function ownedServices(services: Services) {
  const { sandbox, lists, sessions, loading, keyPrompts, active, opening, preview } = services;
  return { sandbox, lists, sessions, loading, keyPrompts, active, opening, preview };
}
