import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { ContactRow, ControlState } from '../../sandbox/client/controlApi';
import { Disposable } from '../disposable';
import { contactLabel } from '../reference/contactLabel';
import { SANDBOX_ENVIRONMENT, sandboxUrl } from '../startup/environments';
import type { LazyTreeView, TreeSource } from '../startup/lazyTreeView';
import { FAULT_KINDS, faultMeaning, faultName, faultReach } from './faultNames';
import type { ItemOf, SandboxItem, Section } from './item';
import type { RequestFilter } from './requests/requestFilter';
import { drawRequest, remarksOn, signOf } from './requests/requestItems';
import type { SandboxPicture, SandboxWatch } from './watch';
import { drawDelivery, drawReceiver, receiversOf } from './webhooks/webhookItems';

/** VS Code knows a line again by its object. */
const ADDRESS: ItemOf<'address'> = { kind: 'address' };
const SECTIONS: Readonly<Record<Section, ItemOf<'section'>>> = {
  requests: { kind: 'section', section: 'requests' },
  webhooks: { kind: 'section', section: 'webhooks' },
  contacts: { kind: 'section', section: 'contacts' },
  faults: { kind: 'section', section: 'faults' },
};

/** The requests that a running sandbox got and what it ignored of them, its contacts, and its faults. */
export class SandboxTree extends Disposable implements TreeSource<SandboxItem> {
  private drawn: SandboxPicture | undefined;

  constructor(
    private readonly watch: SandboxWatch,
    private readonly filter: RequestFilter,
    private readonly view: Pick<LazyTreeView<SandboxItem>, 'refresh' | 'isVisible'>,
  ) {
    super();
    this.own(
      watch.onDidChange(() => {
        this.refresh();
      }),
    );
    this.own(
      filter.onDidChange(() => {
        this.view.refresh([SECTIONS.requests]);
      }),
    );
    watch.setVisible(view.isVisible);
  }

  setVisible(isVisible: boolean): void {
    this.watch.setVisible(isVisible);
  }

  /** The tree is drawn from what the sandbox says, not from what was clicked. */
  check(item: SandboxItem, isChecked: boolean): void {
    if (item.kind !== 'fault') return;
    const command = isChecked ? 'wts.switchOnSandboxFault' : 'wts.switchOffSandboxFault';
    void vscode.commands.executeCommand(command, item).then(() => {
      this.view.refresh([SECTIONS.faults]);
    });
  }

  children(parent: SandboxItem | undefined): SandboxItem[] {
    const { picture } = this.watch;
    if (picture === undefined) return [];
    if (parent === undefined) return [ADDRESS, ...Object.values(SECTIONS)];
    if (parent.kind === 'section') return itemsOf(picture, parent.section, this.filter);
    return parent.kind === 'request' ? remarksOn(parent.request) : [];
  }

  draw(item: SandboxItem): vscode.TreeItem {
    switch (item.kind) {
      case 'address':
        return drawAddress(this.watch.picture);
      case 'section':
        return drawSection(item, this.watch.picture, this.filter);
      case 'request':
        return drawRequest(item.request);
      case 'remark':
        return drawRemark(item);
      case 'contact':
        return drawContact(item);
      case 'receiver':
        return drawReceiver(item);
      case 'delivery':
        return drawDelivery(item);
      case 'fault':
        return drawFault(item);
    }
  }

  /** A click on a line that is drawn again at that moment is lost, so what has not changed is left alone. */
  private refresh(): void {
    const { drawn: last, watch } = this;
    const now = watch.picture;
    this.drawn = now;
    if (last === undefined || now === undefined || last.control.port !== now.control.port) {
      this.view.refresh();
      return;
    }
    const changed = changedSections(last, now);
    if (changed.length > 0) this.view.refresh(changed);
  }
}

function changedSections(last: SandboxPicture, now: SandboxPicture): SandboxItem[] {
  return [
    ...(isDeepStrictEqual(last.state.persistence, now.state.persistence) ? [] : [ADDRESS]),
    ...(last.requests === now.requests ? [] : [SECTIONS.requests]),
    ...(last.deliveries === now.deliveries &&
    isDeepStrictEqual(last.state.subscriptions, now.state.subscriptions)
      ? []
      : [SECTIONS.webhooks]),
    ...(last.contacts === now.contacts ? [] : [SECTIONS.contacts]),
    ...(isDeepStrictEqual(last.state.faults, now.state.faults) ? [] : [SECTIONS.faults]),
  ];
}

function itemsOf(
  { requests, deliveries, contacts, state }: SandboxPicture,
  section: Section,
  filter: RequestFilter,
): SandboxItem[] {
  switch (section) {
    case 'requests':
      return [
        ...filter.shown(requests).map((request) => ({ kind: 'request' as const, request })),
        ...hiddenRequests(filter.hiddenOwn(requests)),
      ];
    case 'webhooks':
      return [
        ...receiversOf(state),
        ...deliveries.map((delivery) => ({ kind: 'delivery' as const, delivery })),
      ];
    case 'contacts':
      return [
        ...contacts.map((contact) => ({ kind: 'contact' as const, contact })),
        ...moreContacts(state, contacts),
      ];
    case 'faults':
      return FAULT_KINDS.map((fault) => {
        return { kind: 'fault', fault, active: state.faults.filter(({ kind }) => kind === fault) };
      });
  }
}

/** A click shows them. */
function hiddenRequests(count: number): SandboxItem[] {
  if (count === 0) return [];
  const text =
    count === 1
      ? vscode.l10n.t('1 request of this editor is hidden')
      : vscode.l10n.t('{0} requests of this editor are hidden', count);
  const command = { command: 'wts.showEditorRequests', title: vscode.l10n.t('Show them') };
  return [{ kind: 'remark', id: 'hidden', text, icon: 'eye-closed', command }];
}

function moreContacts({ counts }: ControlState, shown: readonly ContactRow[]): SandboxItem[] {
  const more = counts.contacts - shown.length;
  const text = vscode.l10n.t('{0} more, to be opened by their ID', more);
  return more > 0 ? [{ kind: 'remark', id: 'contacts', text, icon: 'ellipsis' }] : [];
}

function drawAddress(picture: SandboxPicture | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(picture === undefined ? '' : sandboxUrl(picture.control.port));
  const problem = picture?.state.persistence?.problem ?? undefined;
  const hint = vscode.l10n.t('Select to copy the address and the key, as lines of a .env file.');
  item.id = 'address';
  item.description =
    problem === undefined ? vscode.l10n.t('running') : vscode.l10n.t('running, changes are not kept');
  item.iconPath = new vscode.ThemeIcon(problem === undefined ? 'server' : 'warning');
  item.contextValue = 'address';
  item.tooltip = problem === undefined ? hint : `${problem}\n${hint}`;
  item.command = { command: 'wts.copySandboxEnv', title: hint };
  return item;
}

function drawSection(
  { section }: ItemOf<'section'>,
  picture: SandboxPicture | undefined,
  filter: RequestFilter,
): vscode.TreeItem {
  const titles: Record<Section, string> = {
    requests: vscode.l10n.t('Requests'),
    webhooks: vscode.l10n.t('Webhooks'),
    contacts: vscode.l10n.t('Contacts'),
    faults: vscode.l10n.t('Faults'),
  };
  const isOpen = section === 'requests';
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(titles[section], isOpen ? Expanded : Collapsed);
  item.id = section;
  if (picture !== undefined) item.description = describeSection(section, picture, filter);
  item.contextValue = section;
  return item;
}

function describeSection(
  section: Section,
  { requests, deliveries, state }: SandboxPicture,
  filter: RequestFilter,
): string {
  switch (section) {
    case 'requests':
      return String(filter.shown(requests).length);
    case 'webhooks':
      return String(deliveries.length);
    case 'contacts':
      return String(state.counts.contacts);
    case 'faults':
      return state.faults.length === 1 ? vscode.l10n.t('1 on') : vscode.l10n.t('{0} on', state.faults.length);
  }
}

function drawRemark({ id, text, icon, command }: ItemOf<'remark'>): vscode.TreeItem {
  const item = new vscode.TreeItem(text);
  item.id = `remark/${id}`;
  item.tooltip = text;
  item.iconPath = signOf(icon);
  if (command !== undefined) item.command = command;
  return item;
}

function drawContact({ contact: { id, name, phoneNumberFormatted } }: ItemOf<'contact'>): vscode.TreeItem {
  const item = new vscode.TreeItem(contactLabel({ id, name: name ?? '' }));
  item.id = `contact/${id}`;
  item.description = phoneNumberFormatted ?? '';
  item.tooltip = id;
  item.iconPath = new vscode.ThemeIcon('account');
  const reference = { id, environment: SANDBOX_ENVIRONMENT };
  item.command = { command: 'wts.openContact', title: vscode.l10n.t('Open Contact'), arguments: [reference] };
  return item;
}

function drawFault({ fault, active }: ItemOf<'fault'>): vscode.TreeItem {
  const item = new vscode.TreeItem(faultName(fault));
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
  const isOn = active.length > 0;
  item.id = `fault/${fault}`;
  item.description = active.map(faultReach).join(' | ');
  item.contextValue = 'fault';
  item.tooltip = [
    faultMeaning(fault),
    isOn ? vscode.l10n.t('Clear the box to switch it off.') : vscode.l10n.t('Set the box to switch it on.'),
  ].join('\n');
  item.checkboxState = isOn ? Checked : Unchecked;
  return item;
}
