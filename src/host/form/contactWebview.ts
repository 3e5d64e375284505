import * as vscode from 'vscode';
import type {
  Body,
  OpenerView,
  PageState,
  ToWebviewMessage,
  FromWebviewMessage,
} from '../../protocol/messages';
import { parseMessage } from '../../protocol/parseMessage';
import { Disposable } from '../disposable';
import type { ContactSession } from '../contact/contactSession';
import type { WebviewDeps } from './webviewDeps';
import { readContactUri } from '../reference/contactUri';
import { formState } from './formState';
import { webviewHtml } from './webviewHtml';
import type { SidebarFold } from './sidebarFold';
import { PageTexts } from '../../core/session/pageTexts';
import { handleMessage } from './handleMessage';

const FLUSH_LIMIT_MS = 1000;

/**
 * One page (a tab's or the sidebar's) and what it shows. State goes down whenever anything changes; messages come up
 * and are carried out in order.
 */
export class ContactWebview extends Disposable {
  private held: vscode.Disposable | undefined;
  private session: ContactSession | undefined;
  private opener: OpenerView | undefined;
  private hasKey = true;
  private ready = false;
  private drawing = false;
  private revision = 0;
  /** Counts the pages that have said `ready`: VS Code makes a new one whenever the form is shown again. */
  private run = 0;
  private sentLists: unknown;
  private readonly texts = new PageTexts();
  private readonly flushes = new Set<() => void>();

  constructor(
    readonly place: 'tab' | 'sidebar',
    private readonly webview: vscode.Webview,
    private readonly parts: WebviewDeps,
    /** Of the sidebar; a tab shows the whole form. */
    private readonly fold?: SidebarFold,
  ) {
    super();
    for (const item of [
      webview.onDidReceiveMessage((message: unknown) => {
        this.receive(message);
      }),
      parts.sessions.onDidChange((session) => {
        if (session === this.session) this.draw();
      }),
      parts.lists.onDidChange(() => {
        this.draw();
      }),
      parts.environments.onDidChange(() => {
        this.draw();
      }),
    ])
      this.own(item);
  }

  get shown(): ContactSession | undefined {
    return this.session;
  }

  /** The form is there, and with it what a save has to say. */
  get isFormShown(): boolean {
    return this.ready && !this.isFolded;
  }

  private get isFolded(): boolean {
    return this.session !== undefined && this.fold?.isFolded(this.session) === true;
  }

  load(): void {
    this.ready = false;
    this.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.parts.extensionUri, 'dist', 'webview')],
    };
    this.webview.html = webviewHtml(this.webview, this.parts.extensionUri, this.place, vscode.l10n.bundle);
  }

  show(session: ContactSession | undefined): void {
    if (session !== this.session) {
      this.held?.dispose();
      this.held = session === undefined ? undefined : this.parts.sessions.hold(session);
      this.session = session;
    }
    this.draw();
  }

  showOpener(opener: OpenerView, hasKey: boolean): void {
    this.opener = opener;
    this.hasKey = hasKey;
    this.draw();
  }

  /** Settles when the page has sent what was typed; at once for a page that is not there, and at the latest after a second. */
  async flush(): Promise<void> {
    if (!this.ready) return;
    await new Promise<void>((resolve) => {
      const limit = setTimeout(done, FLUSH_LIMIT_MS);
      const { flushes } = this;
      function done(): void {
        clearTimeout(limit);
        flushes.delete(done);
        resolve();
      }
      flushes.add(done);
      this.post({ type: 'flush' });
    });
  }

  focusProblems(): void {
    this.post({ type: 'focusProblems' });
  }

  /** A page that VS Code has hidden is gone, and says `ready` when it is back. */
  hide(): void {
    this.ready = false;
    this.flushes.forEach((done) => {
      done();
    });
  }

  /** Sends the state soon: many changes in one turn make one message. */
  draw(): void {
    if (this.drawing || !this.ready) return;
    this.drawing = true;
    queueMicrotask(() => {
      this.drawing = false;
      this.sendState();
    });
  }

  override dispose(): void {
    this.hide();
    this.held?.dispose();
    super.dispose();
  }

  private receive(raw: unknown): void {
    const message = parseMessage(raw);
    if (message === undefined) return;
    if (message.type === 'ready') this.start();
    else if (message.type === 'flushed') void this.finishFlush();
    else this.carryOut(message);
  }

  private carryOut(message: Exclude<FromWebviewMessage, { type: 'ready' | 'flushed' }>): void {
    const session = this.aboutWhich(message);
    this.handle(message, session).catch((error: unknown) => {
      this.parts.reportError(error, session);
    });
  }

  private async handle(
    message: Exclude<FromWebviewMessage, { type: 'ready' | 'flushed' }>,
    session: ContactSession | undefined,
  ): Promise<void> {
    if (message.type === 'edit') await this.edit(message, session);
    else if (message.type === 'resolveConflict') await session?.core.resolve(message, this.texts);
    else await handleMessage(message, session, this.parts);
  }

  private start(): void {
    this.ready = true;
    this.run++;
    this.revision = 0;
    this.sentLists = undefined;
    this.draw();
  }

  /** Edits that were posted before "flushed" are already queued: the document's queue is waited for, too. */
  private async finishFlush(): Promise<void> {
    const answered = Array.from(this.flushes);
    if (this.session !== undefined) await this.parts.documents.idle(this.parts.documents.uriOf(this.session));
    answered.forEach((done) => {
      done();
    });
  }

  /** A message that crosses a change of contact on its way still means the contact that the person saw. */
  private aboutWhich(message: FromWebviewMessage): ContactSession | undefined {
    if (!('document' in message)) return this.session;
    const reference = readContactUri(vscode.Uri.parse(message.document));
    return reference === undefined ? undefined : this.parts.sessions.find(reference);
  }

  private async edit(
    message: Extract<FromWebviewMessage, { type: 'edit' }>,
    session: ContactSession | undefined,
  ): Promise<void> {
    if (session === undefined) return;
    this.fold?.unfold(session);
    const { run } = this;
    await session.core.edit(message, this.texts);
    // Only an edit that arrived is answered: the page keeps what was typed until then.
    if (run === this.run) this.revision = Math.max(this.revision, message.revision);
    this.draw();
  }

  private post(message: ToWebviewMessage): void {
    void this.webview.postMessage(message);
  }

  private sendState(): void {
    const { session } = this;
    const { environments } = this.parts;
    const active = environments.active();
    const { name, production, readOnly } =
      session === undefined ? active : environments.named(session.reference.environment);
    const state: PageState = {
      document: session?.uri.toString() ?? '',
      revision: this.revision,
      place: this.place,
      isInTab: this.isFolded,
      environment: { name, production, readOnly },
      activeElsewhere: active.name === name ? undefined : active.name,
      opener: this.opener,
      textNumber: this.showText(session),
      conversation: session?.conversation ?? { kind: 'unasked' },
      body: this.body(),
    };
    this.post({ type: 'state', state });
    if (session !== undefined && state.body.kind === 'form') this.sendLists(session);
  }

  private showText(session: ContactSession | undefined): number {
    const shown = session?.state.shown;
    return shown === undefined ? 0 : this.texts.show(shown);
  }

  private sendLists({ reference }: ContactSession): void {
    const lists = this.parts.lists.of(reference);
    if (lists === this.sentLists) return;
    this.sentLists = lists;
    this.post({ type: 'lists', lists });
  }

  private body(): Body {
    if (this.session !== undefined) return formState(this.session);
    return { kind: this.hasKey ? 'empty' : 'welcome' };
  }
}
