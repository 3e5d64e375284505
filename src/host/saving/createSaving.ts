import * as vscode from 'vscode';
import type { ContactSession, MakePorts } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import { createSessionPorts, type PortParts } from './sessionPorts';
import { ShownPages } from './shownPages';
import { ToldSaves } from './toldSaves';

interface Needs extends Omit<PortParts, 'pages' | 'told' | 'request' | 'announce'> {
  readonly sessions: ContactSessions;
  readonly fileChanges: vscode.EventEmitter<vscode.FileChangeEvent[]>;
}

export interface Saving {
  readonly makePorts: MakePorts;
  readonly pages: ShownPages;
}

/** What a save reaches: the document, the account and the disk; and how a person hears of its end. */
export function createSaving(needs: Needs): Saving {
  const { documents, sessions, fileChanges } = needs;
  const pages = new ShownPages();
  const parts: PortParts = {
    ...needs,
    pages,
    told: new ToldSaves({ documents, pages }),
    request: (reference) => sessions.request(reference),
    announce: (uri) => {
      fileChanges.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    },
  };
  return { pages, makePorts: (session: ContactSession) => createSessionPorts(session, parts) };
}
