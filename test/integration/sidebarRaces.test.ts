import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ContactWebview } from '../../src/host/form/contactWebview';
import { ContactSession, type MakePorts } from '../../src/host/contact/contactSession';
import { ContactSessions } from '../../src/host/contact/contactSessions';
import { ContactSidebar, type SidebarParts } from '../../src/host/form/contactSidebar';
import { contactUri } from '../../src/host/reference/contactUri';
import type { WebviewDeps } from '../../src/host/form/webviewDeps';
import { contactId } from '../../src/sandbox/account/seedIds';
import { noticeOfReason } from '../../src/host/saving/saveMessages';
import { baseline, lists } from '../unit/builders';

const answered = () => new Promise(setImmediate);
const nothing = () => new vscode.Disposable(() => undefined);
const environment = { name: 'sandbox', production: false, readOnly: false };

/** Two contacts without documents, and pages that answer when a test says so. */
function world() {
  const documents = {
    find: () => undefined,
    formTab: () => undefined,
    isDirty: () => false,
    uriOf: ({ uri }: ContactSession) => uri,
    idle: () => Promise.resolve(),
  };
  const edits: (() => void)[] = [];
  const makePorts = (session: ContactSession) =>
    ({
      text: {
        read: () => undefined,
        isDirty: () => false,
        edit: () => new Promise<void>((resolve) => edits.push(resolve)),
      },
      account: { isReadOnly: () => false },
      lists: { of: lists },
      backup: { drop: () => Promise.resolve() },
      id: session.reference.id,
    }) as unknown as ReturnType<MakePorts>;
  const sessions = new ContactSessions({} as never, documents, {} as never, makePorts, noticeOfReason);
  const [ana, bruno] = [1, 3].map((n) => {
    const reference = { environment: 'sandbox', id: contactId(n) };
    const session = sessions.at(contactUri(reference, 'Contato'));
    session.core.take(baseline());
    return session;
  });
  assert.ok(ana instanceof ContactSession && bruno instanceof ContactSession);
  const tabs = new vscode.EventEmitter<ContactSession>();
  const received = new vscode.EventEmitter<unknown>();
  const states: { readonly revision: number }[] = [];
  const webview = {
    onDidReceiveMessage: received.event,
    postMessage: ({ type, state }: { type: string; state: { revision: number } }) => {
      if (type === 'state') states.push(state);
      return Promise.resolve(true);
    },
    asWebviewUri: (uri: vscode.Uri) => uri,
    cspSource: '',
  } as unknown as vscode.Webview;
  const pages: ContactWebview[] = [];
  const parts = {
    extensionUri: vscode.Uri.file('/extension'),
    environments: {
      onDidChange: nothing,
      active: () => environment,
      named: () => environment,
      find: () => environment,
    },
    sessions,
    documents,
    lists: { onDidChange: nothing, of: () => lists() },
    pages: { add: (page: ContactWebview) => pages.push(page) },
  } as unknown as WebviewDeps;
  const services = {
    active: { onDidActivateTab: tabs.event, session: undefined, showInSidebar: nothing },
    loading: { onDidChange: nothing, isBusy: false },
    keys: { has: () => Promise.resolve(true) },
  } as unknown as SidebarParts;
  const say = (message: object) => {
    received.fire(message);
  };
  /** It shows Ana, and its page is there. */
  const openSidebar = async (): Promise<ContactWebview> => {
    const sidebar = new ContactSidebar(parts, services);
    const view = { webview, visible: true, onDidDispose: nothing, onDidChangeVisibility: nothing };
    sidebar.resolve(view as unknown as vscode.WebviewView);
    const [page] = pages;
    assert.ok(page !== undefined);
    tabs.fire(ana);
    await answered();
    say({ type: 'ready' });
    return page;
  };
  const openPage = () => new ContactWebview('tab', webview, parts);
  return { ana, bruno, sessions, tabs, edits, states, openSidebar, openPage, say };
}

describe('a page that takes its time', () => {
  it('leaves the sidebar with the tab that is active, not with one that was for a moment', async () => {
    const { ana, bruno, tabs, openSidebar, say } = world();
    const page = await openSidebar();
    tabs.fire(bruno);
    tabs.fire(ana);
    say({ type: 'flushed' });
    await answered();
    assert.equal(page.shown, ana);
  });

  it('shows no contact that is gone when it has answered', async () => {
    const { bruno, sessions, tabs, openSidebar, say } = world();
    const page = await openSidebar();
    tabs.fire(bruno);
    sessions.sweep(bruno);
    say({ type: 'flushed' });
    await answered();
    assert.equal(page.shown, bruno);
    assert.equal(sessions.find(bruno.reference), bruno);
  });

  it('does not count an edit of the page before as one of its own', async () => {
    const { ana, edits, states, openPage, say } = world();
    const page = openPage();
    page.load();
    page.show(ana);
    say({ type: 'ready' });
    const edit = { kind: 'text', text: 'a' };
    say({
      type: 'edit',
      document: ana.uri.toString(),
      revision: 7,
      textNumber: 0,
      field: 'name',
      slot: '',
      edit,
    });
    page.hide();
    say({ type: 'ready' });
    await answered();
    edits.forEach((land) => {
      land();
    });
    await answered();
    await answered();
    assert.deepEqual([...new Set(states.map(({ revision }) => revision))], [0]);
    page.dispose();
  });
});
