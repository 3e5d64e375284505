import * as vscode from 'vscode';
import type { RememberedContact } from '../../core/identity/rememberedContacts';
import type { ActiveContact } from '../contact/activeContact';
import type { CommandTable } from '../startup/commandTable';
import { readContact, readContacts } from '../reference/contactArgument';
import { rememberedItems } from './contactTree';
import type { ContactSession } from '../contact/contactSession';
import { type ContactReference, contactKey } from '../reference/contactUri';
import type { Environments } from '../startup/environments';
import type { ContactOpener } from './contactOpener';
import type { RememberedContacts } from './rememberedContacts';

interface Needs {
  readonly active: ActiveContact;
  readonly environments: Environments;
  readonly opener: ContactOpener;
  readonly remembered: RememberedContacts;
  readonly openInSidebar: (contact: ContactReference) => Promise<void>;
}

/** What the list of contacts offers. Without a line of it, what makes sense there acts on the active contact. */
export function rememberedCommands({ active, environments, opener, remembered, openInSidebar }: Needs) {
  const contactOf = (argument: unknown): ContactReference =>
    readContact(argument) ?? active.require().reference;
  return {
    openInTab: (argument) => opener.open(contactOf(argument)),
    openInSidebar: (argument) => openInSidebar(contactOf(argument)),
    copyContactId: async (argument, selection) => {
      const chosen = readContacts(argument, selection);
      const contacts = chosen.length > 0 ? chosen : [active.require().reference];
      await vscode.env.clipboard.writeText(contacts.map(({ id }) => id).join('\n'));
    },
    pinContact: async (argument, selection) => {
      const chosen = readContacts(argument, selection);
      if (chosen.length === 0) await pinActive(active.require(), remembered);
      for (const contact of chosen) await remembered.pin(contact.environment, named(contact, remembered));
    },
    unpinContact: async (argument, selection) => {
      for (const contact of readContacts(argument, selection)) await remembered.unpin(contact);
    },
    forgetContact: async (argument, selection) => {
      for (const contact of readContacts(argument, selection)) await remembered.forget(contact);
    },
    clearRecents: () => clearRecents(environments.active().name, remembered),
  } satisfies Partial<CommandTable>;
}

async function pinActive({ reference, name }: ContactSession, remembered: RememberedContacts) {
  await remembered.pin(reference.environment, { id: reference.id, name });
}

/** The list knows the name, whoever gives the command. */
function named(contact: ContactReference, remembered: RememberedContacts): RememberedContact {
  const known = rememberedItems(remembered, contact.environment).find(
    (item) => contactKey(item) === contactKey(contact),
  );
  return { id: contact.id, name: known?.name };
}

async function clearRecents(environment: string, remembered: RememberedContacts): Promise<void> {
  const here = vscode.l10n.t('Clear Those of "{0}"', environment);
  const everywhere = vscode.l10n.t('Clear Those of Every Environment');
  const picked = await vscode.window.showQuickPick([here, everywhere], {
    title: vscode.l10n.t('Clear the recent contacts? Pins stay.'),
  });
  if (picked === here) await remembered.clearRecents(environment);
  if (picked === everywhere) await remembered.clearRecents();
}
