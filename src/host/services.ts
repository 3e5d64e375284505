import { join } from 'node:path';
import * as vscode from 'vscode';
import { ActiveContact } from './activeContact';
import { BaselineKeeper } from './baselineKeeper';
import { BaselineStore } from './baselineStore';
import { ComparedTexts } from './comparedTexts';
import { ConflictSettling } from './conflictSettling';
import { Connections } from './connections';
import { ContactDocuments } from './contactDocuments';
import type { ContactPage } from './contactPage';
import { ContactReloading } from './contactReloading';
import { ContactSaving } from './contactSaving';
import { ContactSessions } from './contactSessions';
import { ContactTexts } from './contactTexts';
import type { RememberedItem } from './contactTree';
import type { Environments } from './environments';
import { KeyPrompts } from './keyPrompts';
import { KeyStore } from './keyStore';
import { Lists } from './lists';
import { LoadingStatus } from './loadingStatus';
import type { Log } from './log';
import { Opening } from './opening';
import { RememberedContacts } from './rememberedContacts';
import { Report } from './report';
import type { LateTreeView } from './lateTreeView';
import { SandboxHost } from './sandboxHost';
import type { SandboxItem } from './sandboxTree';
import { SandboxWatch } from './sandboxWatch';
import { SaveGate } from './saveGate';
import { ShownTexts } from './shownTexts';
import { SavedTexts } from './savedTexts';
import { SaveHistory } from './saveHistory';
import { SaveUndo } from './saveUndo';
import type { SavingParts, ShownPages } from './savingParts';
import type { EnvironmentStatus } from './statusBar';

/** What registration has made already. */
export interface RegisteredParts {
  readonly context: vscode.ExtensionContext;
  readonly environments: Environments;
  readonly status: EnvironmentStatus;
  readonly log: Log;
  readonly contactTree: LateTreeView<RememberedItem>;
  readonly sandboxTree: LateTreeView<SandboxItem>;
  readonly fileChanges: vscode.EventEmitter<vscode.FileChangeEvent[]>;
}

export type Services = ReturnType<typeof createServices>;

/** The parts behind pages and commands, each made once and handed to those that need it. */
export function createServices(registered: RegisteredParts) {
  const parts = createContactParts(registered);
  const { context, environments } = registered;
  const { connections, documents, keyPrompts, lists, sessions } = parts;
  const storage = (context.storageUri ?? context.globalStorageUri).fsPath;
  const opening: Opening = new Opening(
    environments,
    sessions,
    documents,
    lists,
    (name) => keyPrompts.ask(connections.environment(name)),
    (document) => keeper.adopt(document),
  );
  const keeper = new BaselineKeeper(
    new BaselineStore(join(storage, 'baselines')),
    sessions,
    parts.conflicts,
    (session) => opening.bringFormBack(session),
  );
  const report = new Report(registered.log);
  const remembered = new RememberedContacts(context.globalState, sessions, opening, (error) => {
    report.note(error);
  });
  return {
    ...parts,
    environments,
    opening,
    keeper,
    remembered,
    undo: new SaveUndo({ ...parts, opening }),
    compared: new ComparedTexts(),
    ...lookingParts(parts.sandbox),
  };
}

function lookingParts(sandbox: SandboxHost) {
  return { sandboxWatch: new SandboxWatch(sandbox), shownTexts: new ShownTexts() };
}

function createContactParts({ context, environments, status, log, fileChanges }: RegisteredParts) {
  const sandbox = new SandboxHost(log);
  const keys = new KeyStore(context.secrets);
  const connections = new Connections(environments, keys, sandbox, log);
  const lists = new Lists(connections);
  const documents = new ContactDocuments();
  const loading = new LoadingStatus();
  const announce = (uri: vscode.Uri): void => {
    fileChanges.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  };
  const sessions = new ContactSessions(connections, documents, loading, announce);
  const texts = new ContactTexts(documents, lists);
  const gate = new SaveGate();
  const pages = new Set<ContactPage>();
  const history = new SaveHistory(join(context.globalStorageUri.fsPath, 'saves'));
  const savingParts: SavingParts = {
    history,
    connections,
    documents,
    sessions,
    lists,
    texts,
    gate,
    pages: pagesOf(pages),
    announce,
  };
  const conflicts = new ConflictSettling(savingParts);
  return {
    sandbox,
    keys,
    lists,
    documents,
    sessions,
    texts,
    loading,
    keyPrompts: new KeyPrompts(environments, keys, connections, lists),
    active: new ActiveContact(sessions, environments, status),
    gate,
    pages,
    connections,
    history,
    savedTexts: new SavedTexts(history),
    savingParts,
    conflicts,
    saving: new ContactSaving(savingParts),
    reloading: new ContactReloading(savingParts, conflicts),
  };
}

function pagesOf(pages: ReadonlySet<ContactPage>): ShownPages {
  return {
    flush: async (session) => {
      await Promise.all(
        Array.from(pages)
          .filter((page) => page.shown === session)
          .map((page) => page.flush()),
      );
    },
    isShown: (session) => Array.from(pages).some((page) => page.shown === session && page.isReady),
    focusProblems: (session) => {
      pages.forEach((page) => {
        if (page.shown === session) page.focusProblems();
      });
    },
  };
}
