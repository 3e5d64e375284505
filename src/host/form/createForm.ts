import type * as vscode from 'vscode';
import type { KeyPrompts } from '../account/keyPrompts';
import type { Owned } from '../disposable';
import { ContactEditor } from './contactEditor';
import { ContactSidebar, type SidebarParts } from './contactSidebar';
import type { WebviewDeps } from './webviewDeps';

type FromSidebar = 'extensionUri' | 'openFromBox' | 'cancelLoading' | 'showTab' | 'showForm';

interface Needs extends Omit<WebviewDeps, FromSidebar>, SidebarParts {
  readonly context: vscode.ExtensionContext;
  readonly keyPrompts: KeyPrompts;
}

export interface Form {
  readonly editor: ContactEditor;
  readonly sidebar: ContactSidebar;
  readonly disposables: readonly Owned[];
}

/** The contact's form, in a tab and in the sidebar. */
export function createForm(needs: Needs): Form {
  const deps: WebviewDeps = {
    ...needs,
    extensionUri: needs.context.extensionUri,
    openFromBox: (text) => sidebar.open(text),
    cancelLoading: () => {
      needs.loading.cancel();
    },
    showTab: (session) => needs.opener.showTab(session),
    showForm: (session) => {
      sidebar.unfold(session);
    },
  };
  const sidebar: ContactSidebar = new ContactSidebar(deps, needs);
  const keys = needs.keyPrompts.onDidChange(() => {
    sidebar.drawOpener().catch(needs.reportError);
  });
  return { editor: new ContactEditor(deps), sidebar, disposables: [sidebar, keys] };
}
