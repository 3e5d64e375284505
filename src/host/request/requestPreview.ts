import * as vscode from 'vscode';
import { contactTitle } from '../../core/identity/contactTitle';
import { nothing } from '../../core/request/savePlan';
import { previewText } from '../../core/request/previewText';
import { Disposable } from '../disposable';
import { checkedBaseUrl } from '../account/checkedBaseUrl';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import { CONTACT_SCHEME, type ContactReference, contactKey, contactUri } from '../reference/contactUri';
import type { Environments } from '../startup/environments';
import type { Lists } from '../account/lists';
import { PREVIEW_SCHEME, previewedInTab, previewUri, readPreviewUri } from '../reference/requestPreviewUri';
import { requireEnvironment } from '../account/requireEnvironment';
import type { SavePlanner } from './savePlanner';
import { SettingsError } from '../errors/settingsError';

/**
 * The read-only editor beside the form that shows what Save would send, and follows every edit. It keeps nothing: each
 * text is made from the contact as it stands, for the previews that are open.
 */
export class RequestPreview extends Disposable implements vscode.TextDocumentContentProvider {
  private readonly changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.changed.event;
  private drawing = false;

  constructor(
    private readonly documents: ContactDocuments,
    private readonly environments: Environments,
    private readonly planner: SavePlanner,
    lists: Lists,
    private readonly sessions: ContactSessions,
  ) {
    super();
    const draw = (): void => {
      this.draw();
    };
    const follow = ({ uri }: vscode.TextDocument): void => {
      if (uri.scheme === CONTACT_SCHEME) this.draw();
    };
    for (const item of [
      vscode.workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        follow(document);
      }),
      vscode.workspace.onDidOpenTextDocument(follow),
      vscode.workspace.onDidCloseTextDocument(follow),
      sessions.onDidChange(draw),
      lists.onDidChange(draw),
      environments.onDidChange(draw),
    ])
      this.own(item);
  }

  /** Beside the form, where the person goes on typing; one preview for each contact, called as the contact is now. */
  async show(session: ContactSession): Promise<void> {
    await session.core.settle();
    const [open] = openTabs(session.reference);
    const uri = previewUri(
      session.baseline === undefined
        ? this.documents.uriOf(session)
        : contactUri(session.reference, contactTitle(session.baseline.text)),
    );
    const viewColumn = open?.group.viewColumn ?? vscode.ViewColumn.Beside;
    await vscode.window.showTextDocument(uri, { viewColumn, preview: false, preserveFocus: true });
    const older = openTabs(session.reference).filter(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.path !== uri.path,
    );
    if (older.length > 0) await vscode.window.tabGroups.close(older, true);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const reference = readPreviewUri(uri);
    if (reference === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    const { environment, id } = reference;
    try {
      const baseUrl = checkedBaseUrl(requireEnvironment(this.environments, environment));
      return previewText(this.plan(reference), { id, environment, baseUrl });
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      return previewText(nothing(error.message), { id, environment, baseUrl: undefined });
    }
  }

  private plan(reference: ContactReference): ReturnType<SavePlanner['of']> {
    const session = this.sessions.find(reference);
    if (session !== undefined) return this.planner.of(session);
    return nothing(
      vscode.l10n.t(
        'This contact is not open any more. Open it again by its ID to see what Save would send: {0}',
        reference.id,
      ),
    );
  }

  /** Soon: one edit makes several events, and some come before the contact has followed. */
  private draw(): void {
    if (this.drawing) return;
    this.drawing = true;
    queueMicrotask(() => {
      this.drawing = false;
      vscode.workspace.textDocuments
        .filter(({ uri }) => uri.scheme === PREVIEW_SCHEME)
        .forEach(({ uri }) => {
          this.changed.fire(uri);
        });
    });
  }
}

function openTabs(reference: ContactReference): vscode.Tab[] {
  const key = contactKey(reference);
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter((tab) => {
      const found = previewedInTab(tab);
      return found !== undefined && contactKey(found) === key;
    });
}
