import { join } from 'node:path';
import * as vscode from 'vscode';
import { ActiveContact } from './activeContact';
import { BaselineKeeper } from './baselineKeeper';
import { BaselineStore } from './baselineStore';
import { Connections } from './connections';
import { ContactDocuments } from './contactDocuments';
import type { ContactPage } from './contactPage';
import { ContactSaving, type ShownPages } from './contactSaving';
import { ContactSessions } from './contactSessions';
import { ContactTexts } from './contactTexts';
import type { Environments } from './environments';
import { KeyPrompts } from './keyPrompts';
import { KeyStore } from './keyStore';
import { Lists } from './lists';
import { LoadingStatus } from './loadingStatus';
import type { Log } from './log';
import { Opening } from './opening';
import { tellMeanwhile } from './returning';
import { SandboxHost } from './sandboxHost';
import { SaveGate } from './saveGate';
import type { EnvironmentStatus } from './statusBar';

/** What registration has made already. */
export interface RegisteredParts {
  readonly context: vscode.ExtensionContext;
  readonly environments: Environments;
  readonly status: EnvironmentStatus;
  readonly log: Log;
  readonly fileChanges: vscode.EventEmitter<vscode.FileChangeEvent[]>;
}

export type Services = ReturnType<typeof createServices>;

/** The parts behind pages and commands, each made once and handed to those that need it. */
export function createServices(registered: RegisteredParts) {
  const parts = createContactParts(registered);
  const { context, environments } = registered;
  const { connections, documents, keyPrompts, lists, saving, sessions } = parts;
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
    saving,
    async (session) => {
      void tellMeanwhile(session, parts);
      await opening.bringFormBack(session);
    },
  );
  return { ...parts, environments, opening, keeper };
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
  const keyPrompts = new KeyPrompts(environments, keys, connections, lists);
  const active = new ActiveContact(sessions, environments, status);
  const gate = new SaveGate();
  const pages = new Set<ContactPage>();
  const saving = new ContactSaving({
    connections,
    documents,
    sessions,
    lists,
    texts,
    gate,
    pages: pagesOf(pages),
    announce,
  });
  return {
    sandbox,
    keys,
    lists,
    documents,
    sessions,
    texts,
    loading,
    keyPrompts,
    active,
    gate,
    pages,
    saving,
    connections,
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
