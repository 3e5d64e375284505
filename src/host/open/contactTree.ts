import * as vscode from 'vscode';
import type { RememberedContact } from '../../core/identity/rememberedContacts';
import { Disposable } from '../disposable';
import { contactLabel } from '../reference/contactLabel';
import { type ContactReference, shortId } from '../reference/contactUri';
import type { Environments } from '../startup/environments';
import type { LazyTreeView, TreeSource } from '../startup/lazyTreeView';
import type { RememberedContacts } from './rememberedContacts';

/** One line of the list; commands of its menu get it as their argument. */
export interface RememberedItem extends ContactReference, RememberedContact {
  readonly isPin: boolean;
}

/** The pins and the recent contacts of the active environment. */
export class ContactTree extends Disposable implements TreeSource<RememberedItem> {
  constructor(
    private readonly remembered: RememberedContacts,
    private readonly environments: Environments,
    view: Pick<LazyTreeView<RememberedItem>, 'refresh' | 'description'>,
  ) {
    super();
    const refresh = (): void => {
      view.description = environments.active().name;
      view.refresh();
    };
    view.description = environments.active().name;
    this.own(remembered.onDidChange(refresh));
    this.own(environments.onDidChange(refresh));
    // Another window may have opened contacts meanwhile.
    this.own(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) refresh();
      }),
    );
  }

  children(): RememberedItem[] {
    return rememberedItems(this.remembered, this.environments.active().name);
  }

  draw(contact: RememberedItem): vscode.TreeItem {
    const { environment, id, name, isPin } = contact;
    const item = new vscode.TreeItem(contactLabel(contact));
    item.id = `${environment}/${id}`;
    if (name !== undefined) item.description = shortId(id);
    item.tooltip = [...(name === undefined ? [] : [contactLabel(contact)]), id, environment].join('\n');
    item.iconPath = new vscode.ThemeIcon(isPin ? 'pinned' : 'account');
    item.contextValue = isPin ? 'pin' : 'recent';
    item.command = { command: 'wts.openInTab', title: vscode.l10n.t('Open Contact'), arguments: [contact] };
    item.accessibilityInformation = {
      label: isPin
        ? vscode.l10n.t('{0}, contact {1}, pinned', contactLabel(contact), shortId(id))
        : vscode.l10n.t('{0}, contact {1}, recent', contactLabel(contact), shortId(id)),
    };
    return item;
  }
}

/** Pins first. */
export function rememberedItems(contacts: RememberedContacts, environment: string): RememberedItem[] {
  const { pins, recents } = contacts.of(environment);
  return [
    ...pins.map((contact) => ({ ...contact, environment, isPin: true })),
    ...recents.map((contact) => ({ ...contact, environment, isPin: false })),
  ];
}
