import * as vscode from 'vscode';
import { type AgentTools, registerAgentTools } from './host/startup/agentTools';
import { COMMAND_NAMES } from './host/startup/commandTable';
import type { RememberedItem } from './host/open/contactTree';
import { CONTACT_SCHEME } from './host/reference/contactUri';
import { Environments } from './host/startup/environments';
import { registerMcpServer } from './host/startup/mcpServer';
import { LazyTreeView } from './host/startup/lazyTreeView';
import { LazyFileSystem } from './host/startup/lazyFileSystem';
import { Log } from './host/startup/log';
import type { SandboxItem } from './host/sandbox/item';
import { EnvironmentStatus } from './host/startup/statusBar';
import type { ExtensionRuntime } from './host/runtime';

/** What tests see of the extension; nothing outside of them. */
export interface TestDoor {
  readonly onLogLine: vscode.Event<string>;
  readonly secrets: vscode.SecretStorage;
  readonly globalState: vscode.Memento;
  /** As when the person follows a `vscode://` link of the extension. */
  readonly openLink: (uri: vscode.Uri) => Promise<void>;
  readonly runtime: () => Promise<ExtensionRuntime>;
}

function createViews(runtime: () => Promise<ExtensionRuntime>) {
  return {
    contactView: new LazyTreeView<RememberedItem>('wts.contacts', async () => (await runtime()).contactTree, {
      canSelectMany: true,
    }),
    sandboxView: new LazyTreeView<SandboxItem>('wts.sandbox', async () => (await runtime()).sandboxTree, {
      manageCheckboxStateManually: true,
    }),
  };
}

/** What VS Code wants registered, each a thin thing that loads the runtime when it is used. */
function registerLazily(
  runtime: () => Promise<ExtensionRuntime>,
  fileChanges: vscode.EventEmitter<vscode.FileChangeEvent[]>,
  openLink: (uri: vscode.Uri) => Promise<void>,
): vscode.Disposable[] {
  return [
    vscode.workspace.registerFileSystemProvider(
      CONTACT_SCHEME,
      new LazyFileSystem(async () => (await runtime()).files, fileChanges),
      {
        isCaseSensitive: true,
      },
    ),
    vscode.window.registerCustomEditorProvider('wts.contactForm', {
      resolveCustomTextEditor: async (document, panel) => (await runtime()).editor.resolve(document, panel),
    }),
    vscode.window.registerWebviewViewProvider('wts.contact', {
      resolveWebviewView: async (view) => {
        (await runtime()).sidebar.resolve(view);
      },
    }),
    vscode.window.registerUriHandler({ handleUri: openLink }),
    ...COMMAND_NAMES.map((name) =>
      vscode.commands.registerCommand(`wts.${name}`, async (argument: unknown, selection: unknown) =>
        (await runtime()).run(name, argument, selection),
      ),
    ),
  ];
}

/** Undefined until something of the extension is used. */
let loading: Promise<ExtensionRuntime> | undefined;

/** Registers everything and loads nothing: the runtime is a bundle of its own, loaded when it is first used. */
export function activate(context: vscode.ExtensionContext): TestDoor | undefined {
  const log = new Log();
  const environments = new Environments(context.workspaceState);
  const status = new EnvironmentStatus(environments);
  const fileChanges = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const runtime = (): Promise<ExtensionRuntime> =>
    (loading ??= import('./host/runtime').then(({ createRuntime }) =>
      createRuntime({ context, environments, log, fileChanges, ...views }),
    ));
  const views = createViews(runtime);
  const openLink = async (uri: vscode.Uri): Promise<void> => (await runtime()).openLink(uri);
  const agent = async (): Promise<AgentTools> => (await runtime()).agent;
  context.subscriptions.push(
    log,
    environments,
    status,
    ...Object.values(views),
    fileChanges,
    ...wakeWhenNeeded(runtime),
    ...registerLazily(runtime, fileChanges, openLink),
    ...registerAgentTools(agent),
    ...registerMcpServer(context.extensionPath, agent),
  );
  return context.extensionMode === vscode.ExtensionMode.Test
    ? {
        onLogLine: log.onLine,
        secrets: context.secrets,
        globalState: context.globalState,
        openLink,
        runtime,
      }
    : undefined;
}

/** VS Code waits for what this gives before it ends; it does not wait for what is disposed. */
export async function deactivate(): Promise<void> {
  await (await loading)?.dispose();
}

/** What has to be followed though nobody asks for it. */
function wakeWhenNeeded(runtime: () => Promise<ExtensionRuntime>): vscode.Disposable[] {
  // Unsaved text that VS Code restores asks the file system for nothing; whoever edits it needs the runtime.
  const wake = ({ uri }: vscode.TextDocument): void => {
    if (uri.scheme === CONTACT_SCHEME) void runtime();
  };
  vscode.workspace.textDocuments.forEach(wake);
  return [
    vscode.workspace.onDidOpenTextDocument(wake),
    // What was kept of contacts and of saves may not be kept any more.
    vscode.workspace.onDidChangeConfiguration((event) => {
      const isKept = ['wts.recentContacts', 'wts.keepSaveRecords'].some((key) =>
        event.affectsConfiguration(key),
      );
      if (isKept) void runtime();
    }),
  ];
}
