import * as vscode from 'vscode';
import { contactOfTab } from '../contact/contactDocuments';
import { contactKey, readContactUri } from '../reference/contactUri';

/**
 * Lets a write to a live account through only when a person asked for it: a manual save of this document, while the
 * contact is the active tab. Debugging, tasks and Save All save every dirty editor with the same reason "manual", and
 * another extension's `workspace.fs.writeFile` comes with no save event at all.
 */
export class SaveGate {
  /** Texts that the document had since the person asked; a write of anything else is not theirs. */
  private readonly open = new Map<string, Set<string>>();
  private readonly shutFor = new Set<string>();
  /** Saves by hand that are not let through, with what to say of them. */
  private readonly refused = new Map<string, string>();

  /** Runs a save that is not a person's: it may write the baseline and nothing else. */
  async shut(uri: vscode.Uri, save: () => Thenable<unknown>): Promise<void> {
    this.shutFor.add(uri.toString());
    try {
      await save();
    } finally {
      this.shutFor.delete(uri.toString());
    }
  }

  /** To be called when the save is asked for, before anything else can become the active tab. */
  ask({ document, reason }: vscode.TextDocumentWillSaveEvent): boolean {
    const isManual = reason === vscode.TextDocumentSaveReason.Manual;
    const key = document.uri.toString();
    const asked = isManual && isActive(document.uri) && !this.shutFor.has(key);
    if (asked) this.open.set(key, new Set([document.getText()]));
    else this.open.delete(key);
    if (isManual && !asked) this.refused.set(key, this.shutFor.has(key) ? stillEnding() : sweptAlong());
    else this.refused.delete(key);
    return asked;
  }

  noteChange(document: vscode.TextDocument): void {
    this.open.get(document.uri.toString())?.add(document.getText());
  }

  /** The save is over, whatever was written. */
  close(uri: vscode.Uri): void {
    this.open.delete(uri.toString());
    this.refused.delete(uri.toString());
  }

  /** Throws for a write that no person asked for; lets one pass for each manual save. */
  pass(uri: vscode.Uri, text: string): void {
    const texts = this.open.get(uri.toString());
    const words = this.refused.get(uri.toString());
    this.close(uri);
    if (texts?.has(text) === true) return;
    throw new Error(words ?? vscode.l10n.t('Not sent: save the contact from its own tab'));
  }
}

/** A save by hand came while `shut` ran its own: VS Code tells of both alike. */
function stillEnding(): string {
  return vscode.l10n.t('Not sent: the save before was still ending. Save again');
}

/** Saved by hand along with others, while something else is the active tab. */
function sweptAlong(): string {
  return vscode.l10n.t(
    'Not sent: Save All, tasks and debugging send no contact. Save this one from its own tab',
  );
}

function isActive(uri: vscode.Uri): boolean {
  const active = contactOfTab(vscode.window.tabGroups.activeTabGroup.activeTab);
  const asked = readContactUri(uri);
  return active !== undefined && asked !== undefined && contactKey(active) === contactKey(asked);
}
