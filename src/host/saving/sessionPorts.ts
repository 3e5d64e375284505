import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import { parseBackup, serializeBackup } from '../../core/session/backup';
import type { AccountPort, BackupPort, ListsPort, SessionPorts, TextPort } from '../../core/session/ports';
import { createRecord } from '../../core/undo/saveRecord';
import type { Connections, WaitPlace } from '../account/connections';
import type { Lists } from '../account/lists';
import { requireEnvironment } from '../account/requireEnvironment';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import { contactText } from '../contact/contactText';
import { isCancellation } from '../errors/report';
import type { ContactReference } from '../reference/contactUri';
import type { Environments } from '../startup/environments';
import type { BaselineStore } from '../storage/baselineStore';
import { digestOf, type SavedTexts } from '../storage/savedTexts';
import type { SaveHistory } from '../storage/saveHistory';
import { confirmSave } from './confirmSave';
import type { ShownPages } from './shownPages';
import type { ToldSaves } from './toldSaves';
import { readSequences } from '../../core/saving/saveProof';

export interface PortParts {
  readonly baselines: BaselineStore;
  readonly connections: Connections;
  readonly documents: ContactDocuments;
  readonly environments: Environments;
  readonly history: SaveHistory;
  readonly lists: Lists;
  readonly pages: ShownPages;
  readonly savedTexts: SavedTexts;
  readonly told: ToldSaves;
  /** What the API holds now, as it gives it. */
  readonly request: (reference: ContactReference) => Promise<string>;
  /** Tells VS Code that a contact's stored text has changed. */
  readonly announce: (uri: vscode.Uri) => void;
  /** Logs an error whose notice a form shows. */
  readonly logError: (error: unknown) => void;
}

/** What a contact's session works with: VS Code's document, the account, the disk. */
export function createSessionPorts(session: ContactSession, parts: PortParts): Omit<SessionPorts, 'changed'> {
  const { reference } = session;
  const { history, lists, told, logError } = parts;
  return {
    id: reference.id,
    text: textPort(session, parts),
    account: accountPort(reference, parts),
    lists: listsPort(session, lists),
    backup: backupPort(reference, parts),
    now: () => Date.now(),
    note: logError,
    record: (sent, end) => {
      const { environment, id: contactId } = reference;
      const savedAt = new Date().toISOString();
      const about = { id: randomUUID(), environment, baseUrl: sent.baseUrl, contactId, savedAt };
      history.note(createRecord(about, sent, end, lists.of(reference)));
    },
    ended: (end) => told.tellEnd(session, end),
    heldBack: () => {
      told.tellHeld(session).catch(logError);
    },
  };
}

function textPort(session: ContactSession, { documents, pages, announce }: PortParts): TextPort {
  const { reference } = session;
  return {
    read: () => {
      const document = documents.find(reference);
      return document && contactText(document);
    },
    isDirty: () => documents.isDirty(reference),
    edit: (change) => documents.edit(documents.uriOf(session), change),
    settle: async () => {
      await pages.flush(session);
      await documents.idle(documents.uriOf(session));
    },
    announce: () => {
      session.touch();
      announce(documents.uriOf(session));
    },
    markClean: () => documents.saveIf(reference, (text) => text === session.baseline?.text),
  };
}

function accountPort(reference: ContactReference, parts: PortParts): AccountPort {
  const { connections, environments, request } = parts;
  const { environment, id } = reference;
  let waits = new AbortController();
  return {
    isReadOnly: () => requireEnvironment(environments, environment).readOnly,
    confirm: () => confirmSave(requireEnvironment(environments, environment)),
    read: () => request(reference),
    save: async (task, onWait) => {
      const controller = new AbortController();
      waits = controller;
      const place: WaitPlace = {
        writes: true,
        during: (work) => work({ signal: controller.signal, onWait }),
      };
      try {
        return await connections.use(environment, task, place);
      } finally {
        // What the save no longer asks for must not wait on.
        controller.abort();
      }
    },
    cancelWait: () => {
      waits.abort();
    },
    isCancellation,
    readSequences: () => connections.ask(environment, (api) => readSequences(api, id)).catch(() => undefined),
  };
}

function listsPort(session: ContactSession, lists: Lists): ListsPort {
  const { reference } = session;
  return {
    of: () => lists.of(reference),
    takeSequences: (items) => {
      lists.takeSequences(reference, items);
    },
    lackPortfolioCalls: () => {
      lists.lackPortfolioCalls(reference.environment);
    },
    followReload: () => {
      session.showConversation({ kind: 'unasked' });
      void lists.followReload(reference);
    },
  };
}

function backupPort(
  reference: ContactReference,
  { baselines: store, savedTexts }: Pick<PortParts, 'baselines' | 'savedTexts'>,
): BackupPort {
  return {
    keep: (backup) => store.keep(reference, serializeBackup(backup)),
    drop: () => store.drop(reference),
    read: async () => {
      const content = await store.read(reference);
      return content === undefined ? undefined : parseBackup(content);
    },
    markSaving: () => store.markSaving(reference),
    clearSaving: () => store.clearSaving(reference),
    wasSaving: () => store.wasSaving(reference),
    noteSaved: (text) => savedTexts.note(reference, text),
    wasSaved: (text) => savedTexts.has(reference, text),
    digestOf,
  };
}
