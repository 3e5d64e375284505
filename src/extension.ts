import * as vscode from 'vscode';
import { COMMAND_NAMES } from './host/startup/commandTable';
import type { RememberedItem } from './host/open/contactTree';
import { CONTACT_SCHEME } from './host/reference/contactUri';
import { Environments } from './host/startup/environments';
import { LateTreeView } from './host/startup/lateTreeView';
import { LateFileSystem } from './host/startup/lateFileSystem';
import { Log } from './host/startup/log';
import type { SandboxItem } from './host/sandbox/item';
import { EnvironmentStatus } from './host/startup/statusBar';
import type { Workbench } from './host/workbench';

/** What tests see of the extension; nothing outside of them. */
export interface TestDoor {
  readonly onLogLine: vscode.Event<string>;
  readonly secrets: vscode.SecretStorage;
  readonly globalState: vscode.Memento;
  /** As when the person follows a `vscode://` link of the extension. */
  readonly openLink: (uri: vscode.Uri) => Promise<void>;
  readonly workbench: () => Promise<Workbench>;
}

function createTrees(workbench: () => Promise<Workbench>) {
  return {
    contactTree: new LateTreeView<RememberedItem>(
      'wts.contacts',
      async () => (await workbench()).contactTree,
      {
        canSelectMany: true,
      },
    ),
    sandboxTree: new LateTreeView<SandboxItem>('wts.sandbox', async () => (await workbench()).sandboxTree, {
      manageCheckboxStateManually: true,
    }),
  };
}

/** What VS Code wants registered, each a thin thing that loads the workbench when it is used. */
function registerLate(
  workbench: () => Promise<Workbench>,
  fileChanges: vscode.EventEmitter<vscode.FileChangeEvent[]>,
  openLink: (uri: vscode.Uri) => Promise<void>,
): vscode.Disposable[] {
  return [
    vscode.workspace.registerFileSystemProvider(
      CONTACT_SCHEME,
      new LateFileSystem(async () => (await workbench()).files, fileChanges),
      {
        isCaseSensitive: true,
      },
    ),
    vscode.window.registerCustomEditorProvider('wts.contactForm', {
      resolveCustomTextEditor: async (document, panel) => (await workbench()).editor.resolve(document, panel),
    }),
    vscode.window.registerWebviewViewProvider('wts.contact', {
      resolveWebviewView: async (view) => {
        (await workbench()).sidebar.resolve(view);
      },
    }),
    vscode.window.registerUriHandler({ handleUri: openLink }),
    ...COMMAND_NAMES.map((name) =>
      vscode.commands.registerCommand(`wts.${name}`, async (argument: unknown, selection: unknown) =>
        (await workbench()).run(name, argument, selection),
      ),
    ),
  ];
}

/** Undefined until something of the extension is used. */
let loading: Promise<Workbench> | undefined;

/** Registers everything and loads nothing: the workbench is a bundle of its own, loaded when it is first used. */
export function activate(context: vscode.ExtensionContext): TestDoor | undefined {
  const log = new Log();
  const environments = new Environments(context.workspaceState);
  const status = new EnvironmentStatus();
  const fileChanges = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const workbench = (): Promise<Workbench> =>
    (loading ??= import('./host/workbench').then(({ createWorkbench }) =>
      createWorkbench({ context, environments, status, log, fileChanges, ...trees }),
    ));
  const trees = createTrees(workbench);
  const openLink = async (uri: vscode.Uri): Promise<void> => (await workbench()).openLink(uri);
  status.show(environments.active());
  context.subscriptions.push(
    log,
    environments,
    status,
    ...Object.values(trees),
    fileChanges,
    ...wakeWhenNeeded(workbench),
    ...registerLate(workbench, fileChanges, openLink),
  );
  return context.extensionMode === vscode.ExtensionMode.Test
    ? {
        onLogLine: log.onLine,
        secrets: context.secrets,
        globalState: context.globalState,
        openLink,
        workbench,
      }
    : undefined;
}

/** VS Code waits for what this gives before it ends; it does not wait for what is disposed. */
export async function deactivate(): Promise<void> {
  await (await loading)?.dispose();
}

/** What has to be followed though nobody asks for it. */
function wakeWhenNeeded(workbench: () => Promise<Workbench>): vscode.Disposable[] {
  // Unsaved text that VS Code restores asks the file system for nothing; whoever edits it needs the workbench.
  const wake = ({ uri }: vscode.TextDocument): void => {
    if (uri.scheme === CONTACT_SCHEME) void workbench();
  };
  vscode.workspace.textDocuments.forEach(wake);
  return [
    vscode.workspace.onDidOpenTextDocument(wake),
    // What was kept of contacts and of saves may not be kept any more.
    vscode.workspace.onDidChangeConfiguration((event) => {
      const isKept = ['wts.recentContacts', 'wts.keepSaveRecords'].some((key) =>
        event.affectsConfiguration(key),
      );
      if (isKept) void workbench();
    }),
  ];
}
