import { join } from 'node:path';
import * as vscode from 'vscode';
import { ActiveContact } from './contact/activeContact';
import { BaselineKeeper } from './restore/baselineKeeper';
import { BaselineStore } from './storage/baselineStore';
import { ConflictSettling } from './saving/conflictSettling';
import { Connections } from './account/connections';
import { ContactDocuments } from './contact/contactDocuments';
import type { ContactPage } from './form/contactPage';
import { ContactReloading } from './saving/contactReloading';
import { ContactSaving } from './saving/contactSaving';
import { ContactSessions } from './contact/contactSessions';
import { ContactTexts } from './contact/contactTexts';
import type { RememberedItem } from './open/contactTree';
import { CutOffSaves } from './restore/cutOffSaves';
import type { Environments } from './startup/environments';
import { KeyPrompts } from './account/keyPrompts';
import { KeyStore } from './account/keyStore';
import { Lists } from './account/lists';
import { LoadingStatus } from './account/loadingStatus';
import type { Log } from './startup/log';
import { Opening } from './open/opening';
import { RememberedContacts } from './open/rememberedContacts';
import { Report } from './errors/report';
import type { LateTreeView } from './startup/lateTreeView';
import { requireEnvironment } from './account/requireEnvironment';
import type { SandboxItem } from './sandbox/item';
import { SandboxWatch } from './sandbox/watch';
import { RequestPreview } from './request/requestPreview';
import { tellMeanwhile } from './restore/returning';
import { SandboxHost } from './sandbox/sandboxHost';
import { SaveForesight } from './request/saveForesight';
import { ShownTexts } from './contact/shownTexts';
import { SaveHistory } from './storage/saveHistory';
import { SaveUndo } from './undo/saveUndo';
import type { SavingParts, ShownPages } from './saving/savingParts';
import { RestoredForms } from './restore/restoredForms';
import { RunningSaves } from './saving/runningSaves';
import { WebhookDrafts } from './sandbox/webhookDrafts';
import type { EnvironmentStatus } from './startup/statusBar';

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
  const { baselines, documents, environments, keyPrompts, lists, note, sessions } = parts;
  const opening: Opening = new Opening(
    environments,
    sessions,
    documents,
    lists,
    (name) => keyPrompts.ask(requireEnvironment(environments, name)),
    (document) => keeper.adopt(document),
  );
  const restoredForms = new RestoredForms(
    vscode.window.tabGroups,
    sessions,
    documents,
    (session) => opening.showTab(session),
    note,
  );
  const keeper = new BaselineKeeper(
    baselines,
    sessions,
    documents,
    parts.conflicts,
    (session) => {
      restoredForms.bringBack(session);
    },
    new CutOffSaves(parts),
    (session) => tellMeanwhile(session, parts),
    parts.announce,
    note,
  );
  const remembered = new RememberedContacts(registered.context.globalState, sessions, opening, note);
  return {
    ...parts,
    opening,
    restoredForms,
    keeper,
    remembered,
    undo: new SaveUndo({ ...parts, opening }),
    ...lookingParts(parts),
  };
}

/** What shows and changes nothing. */
function lookingParts(parts: ReturnType<typeof createContactParts>) {
  const { environments, sandbox, texts } = parts;
  const foresight = new SaveForesight(environments, texts);
  return {
    foresight,
    preview: new RequestPreview({ ...parts, foresight }),
    sandboxWatch: new SandboxWatch(sandbox),
    shownTexts: new ShownTexts(),
    webhookDrafts: new WebhookDrafts(),
  };
}

function createContactParts(registered: RegisteredParts) {
  const account = createAccountParts(registered);
  return { ...account, ...createSavingParts(registered, account) };
}

/** What reaches an account, and the contacts that are open. */
function createAccountParts({ context, environments, status, log, fileChanges }: RegisteredParts) {
  const report = new Report(log);
  const note = (error: unknown): void => {
    report.note(error);
  };
  const sandbox = new SandboxHost(log);
  const keys = new KeyStore(context.secrets);
  const loading = new LoadingStatus();
  const connections = new Connections(environments, keys, () => sandbox.start(), log, loading.waits);
  const lists = new Lists(connections);
  const documents = new ContactDocuments();
  const announce = (uri: vscode.Uri): void => {
    fileChanges.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  };
  const sessions = new ContactSessions(connections, documents, loading, announce, note);
  return {
    environments,
    report,
    note,
    sandbox,
    keys,
    loading,
    connections,
    lists,
    documents,
    announce,
    sessions,
    texts: new ContactTexts(documents, lists),
    keyPrompts: new KeyPrompts(environments, keys, connections, lists),
    active: new ActiveContact(sessions, environments, status),
  };
}

type AccountParts = ReturnType<typeof createAccountParts>;

/** What moves a contact's baseline, and what is kept of it. */
function createSavingParts({ context }: RegisteredParts, account: AccountParts) {
  const storage = (context.storageUri ?? context.globalStorageUri).fsPath;
  const baselines = new BaselineStore(join(storage, 'baselines'));
  const runningSaves = new RunningSaves(baselines);
  const history = new SaveHistory(join(context.globalStorageUri.fsPath, 'saves'));
  const pages = new Set<ContactPage>();
  const savingParts: SavingParts = { ...account, history, runningSaves, pages: pagesOf(pages) };
  const conflicts = new ConflictSettling(savingParts);
  return {
    baselines,
    runningSaves,
    pages,
    history,
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
