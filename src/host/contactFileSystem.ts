import * as vscode from 'vscode';
import { withLf } from '../core/text/lfText';
import type { ContactDocuments } from './contact/contactDocuments';
import type { ContactSessions } from './contact/contactSessions';
import type { Environments } from './startup/environments';
import { readContactUri } from './reference/contactUri';

/** Contacts as files: what VS Code reads is the session's baseline, what it writes is never sent. */
export class ContactFileSystem {
  constructor(
    private readonly sessions: ContactSessions,
    private readonly documents: ContactDocuments,
    private readonly environments: Environments,
    private readonly adoptRestored: (document: vscode.TextDocument) => Promise<void>,
  ) {}

  /** Costs no request, except for restored text whose baseline was lost. */
  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (isFolder(uri)) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const session = this.sessions.at(uri);
    const restored = this.documents.find(session.reference);
    if (restored !== undefined) await this.adoptRestored(restored);
    const readOnly = this.environments.find(session.reference.environment)?.readOnly === true;
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime: session.modifiedAt,
      size: Buffer.byteLength(session.baseline?.text ?? ''),
      ...(readOnly ? { permissions: vscode.FilePermission.Readonly } : {}),
    };
  }

  /**
   * Fetches only what is not loaded. Never throws for an error of the API, which VS Code would hide behind "could not
   * be opened due to an unexpected error": the document is empty then, and its form tells the notice.
   */
  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const session = this.sessions.at(uri);
    if (session.baseline === undefined) await session.core.load();
    return Buffer.from(session.core.served());
  }

  /**
   * VS Code or another extension writes the contact's file. It is never sent: a rebound save key, Save All, tasks,
   * debugging, chat, and the question before a tab is closed are one and the same to an extension.
   */
  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    if (readContactUri(uri) === undefined) {
      throw vscode.FileSystemError.NoPermissions(
        vscode.l10n.t('Contacts cannot be created here. Save the copy to a folder instead.'),
      );
    }
    if (this.sessions.at(uri).core.mayWrite(withLf(Buffer.from(content).toString('utf8')))) return;
    // VS Code shows it after words of its own and the file's name: it is short.
    throw new Error(vscode.l10n.t("Not sent: use Send or Save in the contact's form"));
  }
}

/** Every environment and every contact is a folder to VS Code, which looks for one before it writes a file. */
function isFolder({ path }: vscode.Uri): boolean {
  return /^\/?([^/]+\/?)?$/.test(path);
}
