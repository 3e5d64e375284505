import * as assert from 'node:assert/strict';
import { applyEdits, modify } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { TestDoor } from '../../src/extension';
import { type Sandbox, SAMPLE_CONTACT_ID, startSandbox } from '../../src/sandbox/sandbox';
import { FaultyFront } from '../support/faults/faultyFront';
import { PATIENCE_MS } from '../support/timeouts';

export const EXTENSION_ID = 'wts-contact-editor.wts-contact-editor';
const TICK_MS = 500;

/** The API's own error, after which nothing can arrive any more. */
export const REFUSED_BODY =
  '{"id":{"shortValue":"5f0c21aa"},"error":true,"key":"FORM_ERROR","text":"Valor recusado"}';

/** A sandbox of this test's own, and a front before it that can fail. The environment "sandbox" points to the front. */
export interface Account {
  readonly sandbox: Sandbox;
  readonly front: FaultyFront;
  /** PUT and POST requests so far. */
  writes(): number;
  /** The sample contact as the sandbox holds it. */
  stored(): Record<string, unknown>;
}

/** One account for all tests of a `describe`. */
export function useAccount(): Account {
  return hookAccount(before, after);
}

/** Each test of a `describe` has an account of its own. */
export function useFreshAccount(): Account {
  return hookAccount(beforeEach, afterEach);
}

function hookAccount(begin: Mocha.HookFunction, end: Mocha.HookFunction): Account {
  let account: OwnAccount | undefined;
  const here = () => {
    if (account === undefined) throw new Error('The account comes with the first test.');
    return account;
  };
  begin(async () => {
    account = await startAccount();
  });
  end(() => here().close());
  return {
    get sandbox() {
      return here().sandbox;
    },
    get front() {
      return here().front;
    },
    writes: () => here().writes(),
    stored: () => here().stored(),
  };
}

export interface OwnAccount extends Account {
  close(): Promise<void>;
}

export async function startAccount(): Promise<OwnAccount> {
  const sandbox = await startSandbox({ port: 0 });
  const front = await FaultyFront.start(sandbox.url);
  const settings = vscode.workspace.getConfiguration('wts');
  await settings.update(
    'environments',
    { sandbox: { baseUrl: front.url } },
    vscode.ConfigurationTarget.Global,
  );
  return {
    sandbox,
    front,
    stored: () => sandbox.contact(SAMPLE_CONTACT_ID) as unknown as Record<string, unknown>,
    writes: () => front.requests.filter(({ method }) => method !== 'GET').length,
    close: async () => {
      await closeEverything();
      // The next account sets the address of its own.
      await front.close();
      await sandbox.close();
    },
  };
}

/** Reverts and closes all editors, so that the next test starts with none. */
export async function closeEverything(): Promise<void> {
  for (const document of contactDocuments()) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export async function testDoor(): Promise<TestDoor> {
  const door = (await vscode.extensions.getExtension<TestDoor>(EXTENSION_ID)?.activate()) ?? undefined;
  assert.ok(door, 'the extension opens its door to tests');
  return door;
}

/** Opens a contact's form as the palette command does and gives its document. */
export async function openContact(
  id = SAMPLE_CONTACT_ID,
  environment = 'sandbox',
): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('wts.openContact', { id, environment });
  const document = documentOf(id, environment);
  // Commands act on the contact of the active tab, and the extension hears of tabs a moment later.
  await until('its tab is the active one', () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputCustom && input.uri.toString() === document.uri.toString();
  });
  return document;
}

export function documentOf(id = SAMPLE_CONTACT_ID, environment = 'sandbox'): vscode.TextDocument {
  const found = contactDocuments().find(
    ({ uri }) => uri.authority === environment && uri.path.startsWith(`/${id}/`),
  );
  assert.ok(found, `the contact ${id} has a document`);
  return found;
}

function contactDocuments(): vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'wts');
}

/** Changes the JSON text as a person typing in it would: one value of it. */
export async function setInText(
  document: vscode.TextDocument,
  path: (string | number)[],
  value: unknown,
): Promise<void> {
  const before = document.getText();
  const after = applyEdits(
    before,
    modify(before, path, value, { formattingOptions: { insertSpaces: true, tabSize: 2 } }),
  );
  await replaceText(document, after);
}

export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  edit.replace(document.uri, whole, text);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

export function valueOf(document: vscode.TextDocument): Record<string, unknown> {
  return JSON.parse(document.getText()) as Record<string, unknown>;
}

/**
 * Waits for the events that could make it true; fails with `what` when it never is. Only time counts in which the
 * extension host ran: a host that was held up for long has its timers first and hears of what happened afterwards.
 */
export async function until(what: string, holds: () => boolean): Promise<void> {
  if (holds()) return;
  const owned: vscode.Disposable[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      let ticks = 0;
      const late = setInterval(() => {
        ticks += 1;
        if (ticks * TICK_MS > PATIENCE_MS) reject(new Error(`Waited in vain until ${what}.`));
      }, TICK_MS);
      owned.push(
        new vscode.Disposable(() => {
          clearInterval(late);
        }),
      );
      const look = (): void => {
        if (holds()) resolve();
      };
      owned.push(
        vscode.workspace.onDidChangeTextDocument(look),
        vscode.workspace.onDidSaveTextDocument(look),
        vscode.workspace.onDidOpenTextDocument(look),
        vscode.workspace.onDidCloseTextDocument(look),
        vscode.window.tabGroups.onDidChangeTabs(look),
        vscode.languages.onDidChangeDiagnostics(look),
      );
    });
  } finally {
    owned.forEach((item) => {
      item.dispose();
    });
  }
}

/** Saves the active contact, and waits until the API's answer stands in the document. */
export async function saveActive(): Promise<void> {
  await vscode.commands.executeCommand('wts.saveContact');
}

/** Saves as Ctrl+S does with the cursor in a contact's JSON text. */
export async function saveInText(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('wts.saveContactText');
}

export function activeTabIsDirty(): boolean {
  return vscode.window.tabGroups.activeTabGroup.activeTab?.isDirty === true;
}

/** VS Code ends a save of ours in its own time, and the extension waits for it only so long. */
export async function untilClean(): Promise<void> {
  await until('the contact in front is clean', () => !activeTabIsDirty());
}

/** Someone else changes the contact, not through the extension. */
export async function changeElsewhere(
  account: Account,
  body: unknown,
  id = SAMPLE_CONTACT_ID,
): Promise<void> {
  const response = await fetch(`${account.sandbox.url}/core/v2/contact/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${account.sandbox.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200);
}

/** A contact that no other test has opened: open ones are known without a request. */
export async function createContact({ sandbox }: Account, name: string): Promise<string> {
  const response = await fetch(`${sandbox.url}/core/v1/contact`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  assert.equal(response.status, 200);
  return ((await response.json()) as { id: string }).id;
}
