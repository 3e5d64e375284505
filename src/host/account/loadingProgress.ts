import * as vscode from 'vscode';
import type { Wait } from '../../core/api/retry/requestRetrier';
import { Disposable } from '../disposable';
import type { WaitPlace } from './connections';

/** Not in the palette: it means something only while a contact loads. */
export const CANCEL_LOADING_COMMAND = 'wts.cancelLoading';

const A_SECOND = 1000;

/** Progress in the status bar, and until when calls wait; selecting it cancels. */
export class LoadingProgress extends Disposable {
  private readonly item = this.own(
    vscode.window.createStatusBarItem('wts.loading', vscode.StatusBarAlignment.Left, 9),
  );
  private readonly running = new Map<AbortController, string>();
  private readonly waiting = new Map<AbortController, Wait | undefined>();
  private countdown: NodeJS.Timeout | undefined;
  private endViewProgress: (() => void) | undefined;
  private readonly changed = this.own(new vscode.EventEmitter<boolean>());
  /** True when loading starts, false when it has ended. */
  readonly onDidChange = this.changed.event;

  /** Where tasks wait that no form shows: loading contacts and lists. */
  readonly waits: WaitPlace = {
    during: async (task) => {
      const controller = new AbortController();
      this.waiting.set(controller, undefined);
      try {
        return await task({
          signal: controller.signal,
          onWait: (wait) => {
            if (!this.waiting.has(controller)) return;
            this.waiting.set(controller, wait);
            this.count();
          },
        });
      } finally {
        this.waiting.delete(controller);
        // What the task no longer asks for must not wait on.
        controller.abort();
        this.count();
      }
    },
  };

  constructor() {
    super();
    this.item.name = vscode.l10n.t('WTS Loading');
    this.item.command = CANCEL_LOADING_COMMAND;
    this.item.tooltip = vscode.l10n.t('Select to cancel.');
  }

  get isBusy(): boolean {
    return this.running.size > 0;
  }

  /** Several may run side by side (tabs restored at a start); cancelling ends them all. */
  async run<Result>(text: string, task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    this.running.set(controller, text);
    this.tell();
    try {
      return await task(controller.signal);
    } finally {
      this.running.delete(controller);
      this.tell();
    }
  }

  cancel(): void {
    [...this.running.keys(), ...this.waiting.keys()].forEach((controller) => {
      controller.abort();
    });
  }

  override dispose(): void {
    this.cancel();
    this.endViewProgress?.();
    clearInterval(this.countdown);
    super.dispose();
  }

  private tell(): void {
    this.draw();
    this.drawInView();
    this.changed.fire(this.isBusy);
  }

  /** VS Code's own bar at the top of the view, for as long as something loads. */
  private drawInView(): void {
    if (!this.isBusy) {
      this.endViewProgress?.();
      this.endViewProgress = undefined;
    } else if (this.endViewProgress === undefined) {
      const loading = new Promise<void>((resolve) => {
        this.endViewProgress = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: 'wts.contacts' } }, () => loading);
    }
  }

  /** Draws each second for as long as something waits. */
  private count(): void {
    this.draw();
    if (this.longestWait() === undefined) {
      clearInterval(this.countdown);
      this.countdown = undefined;
    } else {
      this.countdown ??= setInterval(() => {
        this.draw();
      }, A_SECOND);
    }
  }

  private draw(): void {
    const wait = this.longestWait();
    const last = Array.from(this.running.values()).at(-1);
    if (wait === undefined && last === undefined) {
      this.item.hide();
      return;
    }
    this.item.text = wait === undefined ? `$(sync~spin) ${last ?? ''}` : `$(watch) ${waitText(wait)}`;
    // A number that changes each second is not to be read out each second.
    this.item.accessibilityInformation = wait && { label: waitReason(wait) };
    this.item.show();
  }

  private longestWait(): Wait | undefined {
    const waits = Array.from(this.waiting.values()).filter((wait) => wait !== undefined);
    return waits.sort((a, b) => b.untilMs - a.untilMs)[0];
  }
}

function waitReason({ reason }: Wait): string {
  const reasons: Record<Wait['reason'], string> = {
    tooManyRequests: vscode.l10n.t('The API asks to wait (too many requests). Select to cancel.'),
    connectionRefused: vscode.l10n.t('The connection was refused, and is tried again. Select to cancel.'),
    lookAgain: vscode.l10n.t('The change has not arrived yet, and is looked for again. Select to cancel.'),
  };
  return reasons[reason];
}

function waitText({ untilMs, reason }: Wait): string {
  const seconds = Math.max(0, Math.ceil((untilMs - Date.now()) / A_SECOND));
  const texts: Record<Wait['reason'], string> = {
    tooManyRequests: vscode.l10n.t('Too many requests: trying again in {0} s', seconds),
    connectionRefused: vscode.l10n.t('Connection refused: trying again in {0} s', seconds),
    lookAgain: vscode.l10n.t('Not arrived yet: looking again in {0} s', seconds),
  };
  return texts[reason];
}
