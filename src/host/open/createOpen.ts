import type * as vscode from 'vscode';
import type { Connections } from '../account/connections';
import type { KeyPrompts } from '../account/keyPrompts';
import type { Lists } from '../account/lists';
import { requireEnvironment } from '../account/requireEnvironment';
import type { ActiveContact } from '../contact/activeContact';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import type { ReadonlyDocuments } from '../contact/readonlyDocuments';
import type { ContactReference } from '../reference/contactUri';
import type { CommandTable } from '../startup/commandTable';
import type { Environments } from '../startup/environments';
import type { LazyTreeView } from '../startup/lazyTreeView';
import { followLink } from './contactLinks';
import { ContactOpener } from './contactOpener';
import { ContactTree, type RememberedItem } from './contactTree';
import { environmentCommands } from './environmentCommands';
import { findCommands, type TakeStep } from './findCommands';
import { rememberedCommands } from './rememberedCommands';
import { RememberedContacts } from './rememberedContacts';

interface Needs {
  readonly context: vscode.ExtensionContext;
  readonly environments: Environments;
  readonly contactView: LazyTreeView<RememberedItem>;
  readonly connections: Connections;
  readonly keyPrompts: KeyPrompts;
  readonly lists: Lists;
  readonly active: ActiveContact;
  readonly documents: ContactDocuments;
  readonly readonlyDocuments: ReadonlyDocuments;
  readonly sessions: ContactSessions;
  readonly adoptRestored: (document: vscode.TextDocument) => Promise<void>;
  readonly openInSidebar: (contact: ContactReference) => Promise<void>;
  readonly takeStep: TakeStep;
  readonly reportError: (error: unknown, session?: ContactSession) => void;
  readonly logError: (error: unknown) => void;
}

/** All the ways to a contact: its ID, a link, a search, the list of recent ones, another environment. */
export function createOpen(needs: Needs) {
  const { context, environments, documents, keyPrompts, lists, sessions } = needs;
  const opener = new ContactOpener(
    environments,
    sessions,
    documents,
    lists,
    (name) => keyPrompts.ask(requireEnvironment(environments, name)),
    needs.adoptRestored,
  );
  const remembered = new RememberedContacts(context.globalState, sessions, opener, needs.logError);
  const contactTree = new ContactTree(remembered, environments, needs.contactView);
  const parts = { ...needs, opener, remembered };
  return {
    opener,
    contactTree,
    /** Opens the contact of a `vscode://` link; an error is reported here. */
    openLink: (uri: vscode.Uri) => followLink(uri, parts).catch(needs.reportError),
    commands: {
      openContact: (argument) => opener.open(argument),
      ...findCommands(parts),
      ...environmentCommands(parts),
      ...rememberedCommands(parts),
    } satisfies Partial<CommandTable>,
    disposables: [opener, remembered, contactTree],
  };
}
