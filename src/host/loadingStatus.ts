import * as vscode from 'vscode';

/** Registered by the composition root; not in the palette: it means something only while a contact loads. */
export const CANCEL_LOADING_COMMAND = 'wts.cancelLoading';

/** Progress in the status bar; selecting it cancels. */
export class LoadingStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('wts.loading', vscode.StatusBarAlignment.Left, 9);
  private readonly running = new Map<AbortController, string>();
  private readonly changed = new vscode.EventEmitter<boolean>();
  /** True when loading starts, false when it has ended. */
  readonly onDidChange = this.changed.event;

  constructor() {
    this.item.name = vscode.l10n.t('WTS Loading');
    this.item.command = CANCEL_LOADING_COMMAND;
    this.item.tooltip = vscode.l10n.t('Select to cancel.');
  }

  get isBusy(): boolean {
    return this.running.size > 0;
  }

  /** Several may run side by side (tabs restored at a start); cancelling ends them all. */
  async during<Result>(text: string, task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    this.running.set(controller, text);
    this.draw();
    try {
      return await task(controller.signal);
    } finally {
      this.running.delete(controller);
      this.draw();
    }
  }

  cancel(): void {
    this.running.forEach((_text, controller) => {
      controller.abort();
    });
  }

  dispose(): void {
    this.cancel();
    this.item.dispose();
    this.changed.dispose();
  }

  private draw(): void {
    const last = Array.from(this.running.values()).at(-1);
    if (last === undefined) {
      this.item.hide();
    } else {
      this.item.text = `$(sync~spin) ${last}`;
      this.item.show();
    }
    this.changed.fire(this.isBusy);
  }
}
