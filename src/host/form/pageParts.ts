import type * as vscode from 'vscode';
import type { NextStep } from '../../protocol/messages';
import type { ConflictSettling } from '../saving/conflictSettling';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactReloading } from '../saving/contactReloading';
import type { ContactSaving } from '../saving/contactSaving';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import type { ContactTexts } from '../contact/contactTexts';
import type { Environments } from '../startup/environments';
import type { Lists } from '../account/lists';
import type { RunningSaves } from '../saving/runningSaves';

/** What a page needs of the rest. */
export interface PageParts {
  readonly extensionUri: vscode.Uri;
  readonly environments: Environments;
  readonly sessions: ContactSessions;
  readonly documents: ContactDocuments;
  readonly lists: Lists;
  readonly texts: ContactTexts;
  readonly saving: ContactSaving;
  readonly reloading: ContactReloading;
  readonly conflicts: ConflictSettling;
  readonly runningSaves: RunningSaves;
  /** Reports an error that no form shows. */
  readonly tell: (error: unknown, session?: ContactSession) => void;
  /** Gives a document that VS Code restored the baseline that its text was made from. */
  readonly adoptRestored: (document: vscode.TextDocument) => Promise<void>;
  /** A tab shows the contact's form. */
  readonly noteForm: (session: ContactSession) => void;
  /** The sidebar's box. */
  readonly openFromBox: (text: string) => Promise<void>;
  readonly cancelLoading: () => void;
  readonly previewRequest: (session: ContactSession) => Promise<void>;
  readonly trySandbox: () => Promise<unknown>;
  readonly takeStep: (step: NextStep, session: ContactSession | undefined) => Promise<unknown>;
}
