import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { smallestReplacement } from '../../core/text/contactText';
import type { Edited } from '../../core/session/ports';
import { type ContactReference, contactKey, readContactUri } from '../reference/contactUri';
import { contactText } from './contactText';
import { rangeIn } from './rangeIn';

const MOST_ATTEMPTS = 50;
/** Longer than VS Code lets extensions hold up a save by themselves. */
const LONGEST_SAVE_MS = 2000;

/** The open text documents of contacts, looked up by contact each time: a held TextDocument goes stale when VS Code closes it. */
export class ContactDocuments {
  private readonly queues = new Map<string, Promise<void>>();

  find(reference: ContactReference): vscode.TextDocument | undefined {
    const key = contactKey(reference);
    return vscode.workspace.textDocuments.find((document) => {
      const found = readContactUri(document.uri);
      return !document.isClosed && found !== undefined && contactKey(found) === key;
    });
  }

  /** The open document's URI (after a rename it may differ from the session's), else the session's. */
  uriOf({ reference, uri }: { readonly reference: ContactReference; readonly uri: vscode.Uri }): vscode.Uri {
    return this.find(reference)?.uri ?? uri;
  }

  /** Trusts the tab: `document.isDirty` can say false while the tab is dirty (typing during a save). */
  isDirty(reference: ContactReference): boolean {
    return this.find(reference)?.isDirty === true || this.tabs(reference).some((tab) => tab.isDirty);
  }

  tabs(reference: ContactReference): vscode.Tab[] {
    const key = contactKey(reference);
    return vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter((tab) => {
        const found = contactOfTab(tab);
        return found !== undefined && contactKey(found) === key;
      });
  }

  /** The tab that shows the contact's form. */
  formTab(reference: ContactReference): vscode.Tab | undefined {
    return this.tabs(reference).find(({ input }) => input instanceof vscode.TabInputCustom);
  }

  /**
   * Changes the text. One edit at a time: `applyEdit` answers false when another edit is in flight, and the change is
   * then made again on fresh text. Opens the document when it is closed.
   */
  edit<Made extends Edited>(uri: vscode.Uri, change: (text: string) => Made): Promise<Made> {
    return this.inTurn(uri, () => applyChange(uri, change));
  }

  /**
   * Has VS Code save the document, if its text is such a one when no edit is under way. Edits wait for it: a text that is
   * edited on its way to VS Code's save is refused. Not for long, whatever other extensions do with a save.
   */
  async saveIf(reference: ContactReference, isWanted: (text: string) => boolean): Promise<void> {
    const wanted = (): vscode.TextDocument | undefined => {
      const document = this.find(reference);
      const isReady = document !== undefined && isWanted(contactText(document)) && this.isDirty(reference);
      return isReady ? document : undefined;
    };
    const document = wanted();
    if (document === undefined) return;
    const limit = new AbortController();
    await this.inTurn(document.uri, async () => {
      const late = setTimeout(LONGEST_SAVE_MS, undefined, { signal: limit.signal }).catch(() => undefined);
      await Promise.race([wanted()?.save(), late]);
      limit.abort();
    });
  }

  private inTurn<T>(uri: vscode.Uri, task: () => Promise<T>): Promise<T> {
    const key = uri.toString();
    const turn = (this.queues.get(key) ?? Promise.resolve()).then(task);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.queues.set(key, settled);
    void settled.then(() => {
      if (this.queues.get(key) === settled) this.queues.delete(key);
    });
    return turn;
  }

  /** Settles when no edit of this document is under way. */
  async idle(uri: vscode.Uri): Promise<void> {
    await this.queues.get(uri.toString());
  }
}

export function contactOfTab(tab: vscode.Tab | undefined): ContactReference | undefined {
  const input = tab?.input;
  return input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText
    ? readContactUri(input.uri)
    : undefined;
}

/** The contact whose text is compared with what is stored. */
export function comparedInTab(tab: vscode.Tab | undefined): ContactReference | undefined {
  return tab?.input instanceof vscode.TabInputTextDiff ? readContactUri(tab.input.modified) : undefined;
}

async function applyChange<Made extends Edited>(
  uri: vscode.Uri,
  change: (text: string) => Made,
): Promise<Made> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const document = await vscode.workspace.openTextDocument(uri);
    const before = contactText(document);
    const made = change(before);
    const replacement = smallestReplacement(before, made.text);
    if (replacement === undefined) return made;
    const edit = new vscode.WorkspaceEdit();
    // VS Code gives what is put there the line ends of the document.
    edit.replace(uri, rangeIn(before, replacement), replacement.text);
    if (await vscode.workspace.applyEdit(edit)) return made;
  }
  throw new Error(vscode.l10n.t('VS Code did not take the edit. Make it again.'));
}
