import { join } from 'node:path';
import * as vscode from 'vscode';
import { ActiveContact } from './contact/activeContact';
import { BaselineStore } from './storage/baselineStore';
import { Connections } from './account/connections';
import { ContactDocuments } from './contact/contactDocuments';
import type { ContactWebview } from './form/contactWebview';
import { ContactSessions } from './contact/contactSessions';
import type { RememberedItem } from './open/contactTree';
import type { Environments } from './startup/environments';
import { KeyPrompts } from './account/keyPrompts';
import { KeyStore } from './account/keyStore';
import { Lists } from './account/lists';
import { LoadingProgress } from './account/loadingProgress';
import type { Log } from './startup/log';
import { ContactOpener } from './open/contactOpener';
import { RememberedContacts } from './open/rememberedContacts';
import { Report } from './errors/report';
import type { LazyTreeView } from './startup/lazyTreeView';
import { requireEnvironment } from './account/requireEnvironment';
import type { SandboxItem } from './sandbox/item';
import { SandboxWatch } from './sandbox/watch';
import { RequestPreview } from './request/requestPreview';
import { SandboxHost } from './sandbox/sandboxHost';
import { SavePlanner } from './request/savePlanner';
import { ReadonlyDocuments } from './contact/readonlyDocuments';
import { SaveHistory } from './storage/saveHistory';
import { SaveUndo } from './undo/saveUndo';
import { createSessionPorts, type PortParts, type ShownPages } from './saving/sessionPorts';
import { storyOfReason } from './saving/saveMessages';
import { ToldSaves } from './saving/toldSaves';
import { RestoredTexts } from './restore/restoredTexts';
import { RestoredForms } from './restore/restoredForms';
import { WebhookDrafts } from './sandbox/webhookDrafts';

/** What registration has made already. */
export interface RegisteredParts {
  readonly context: vscode.ExtensionContext;
  readonly environments: Environments;
  readonly log: Log;
  readonly contactTree: LazyTreeView<RememberedItem>;
  readonly sandboxTree: LazyTreeView<SandboxItem>;
  readonly fileChanges: vscode.EventEmitter<vscode.FileChangeEvent[]>;
}

export type Services = ReturnType<typeof createServices>;

/** The parts behind pages and commands, each made once and handed to those that need it. */
export function createServices(registered: RegisteredParts) {
  const parts = createContactParts(registered);
  const { documents, environments, keyPrompts, lists, note, sessions } = parts;
  const opener: ContactOpener = new ContactOpener(
    environments,
    sessions,
    documents,
    lists,
    (name) => keyPrompts.ask(requireEnvironment(environments, name)),
    (document) => restoredTexts.adopt(document),
  );
  const restoredForms = new RestoredForms(
    vscode.window.tabGroups,
    sessions,
    documents,
    (session) => opener.showTab(session),
    note,
  );
  const restoredTexts = new RestoredTexts(sessions, documents, (session) => {
    restoredForms.bringBack(session);
  });
  const remembered = new RememberedContacts(registered.context.globalState, sessions, opener, note);
  return {
    ...parts,
    opener,
    restoredForms,
    restoredTexts,
    remembered,
    undo: new SaveUndo({ ...parts, opener }),
    ...lookingParts(parts),
  };
}

/** What shows and changes nothing. */
function lookingParts(parts: ReturnType<typeof createContactParts>) {
  const { environments, sandbox } = parts;
  const savePlanner = new SavePlanner(environments);
  return {
    savePlanner,
    preview: new RequestPreview({ ...parts, savePlanner }),
    sandboxWatch: new SandboxWatch(sandbox),
    readonlyDocuments: new ReadonlyDocuments(),
    webhookDrafts: new WebhookDrafts(),
  };
}

/** What reaches an account, the contacts that are open, and what is kept of them. */
function createContactParts({ context, environments, log, fileChanges }: RegisteredParts) {
  const report = new Report(log);
  const note = (error: unknown): void => {
    report.note(error);
  };
  const sandbox = new SandboxHost(log);
  const keys = new KeyStore(context.secrets);
  const loading = new LoadingProgress();
  const connections = new Connections(environments, keys, () => sandbox.start(), log, loading.waits);
  const lists = new Lists(connections);
  const documents = new ContactDocuments();
  const pages = new Set<ContactWebview>();
  const stores = createStores(context);
  const shown = pagesOf(pages);
  const portParts: PortParts = {
    ...{ ...stores, connections, documents, environments, lists, note, pages: shown },
    told: new ToldSaves({ documents, pages: shown }),
    request: (reference) => sessions.request(reference),
    announce: (uri) => {
      fileChanges.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    },
  };
  const sessions: ContactSessions = new ContactSessions(
    connections,
    documents,
    loading,
    (session) => createSessionPorts(session, portParts),
    storyOfReason,
  );
  return {
    ...{ ...stores, environments, report, note, sandbox, keys, loading, connections, lists, documents },
    ...{ sessions, pages },
    keyPrompts: new KeyPrompts(environments, keys, connections, lists),
    active: new ActiveContact(sessions),
  };
}

function createStores(context: vscode.ExtensionContext) {
  const storage = (context.storageUri ?? context.globalStorageUri).fsPath;
  return {
    baselines: new BaselineStore(join(storage, 'baselines')),
    history: new SaveHistory(join(context.globalStorageUri.fsPath, 'saves')),
  };
}

function pagesOf(pages: ReadonlySet<ContactWebview>): ShownPages {
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
