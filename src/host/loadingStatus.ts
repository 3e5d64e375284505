import * as vscode from 'vscode';

/** Registered by the composition root; not in the palette: it means something only while a contact loads. */
export const CANCEL_LOADING_COMMAND = 'wts.cancelLoading';

/** Progress in the status bar; selecting it cancels. */
export class LoadingStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('wts.loading', vscode.StatusBarAlignment.Left, 9);
  private running: AbortController | undefined;
  private readonly changed = new vscode.EventEmitter<boolean>();
  /** True when loading starts, false when it has ended. */
  readonly onDidChange = this.changed.event;

  constructor() {
    this.item.name = vscode.l10n.t('WTS Loading');
    this.item.command = CANCEL_LOADING_COMMAND;
    this.item.tooltip = vscode.l10n.t('Select to cancel.');
  }

  get isBusy(): boolean {
    return this.running !== undefined;
  }

  /** A new task replaces the one that runs: its signal is aborted. */
  async during<Result>(text: string, task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    this.cancel();
    const controller = new AbortController();
    this.running = controller;
    this.item.text = `$(sync~spin) ${text}`;
    this.item.show();
    this.changed.fire(true);
    try {
      return await task(controller.signal);
    } finally {
      if (this.running === controller) this.end();
    }
  }

  cancel(): void {
    this.running?.abort();
  }

  dispose(): void {
    this.cancel();
    this.item.dispose();
    this.changed.dispose();
  }

  private end(): void {
    this.running = undefined;
    this.item.hide();
    this.changed.fire(false);
  }
}
