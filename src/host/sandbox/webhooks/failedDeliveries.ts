import * as vscode from 'vscode';
import type { DeliveryRow } from '../../../sandbox/publicApi';
import { Disposable } from '../../disposable';
import { withoutLinks } from '../../errors/escapeUntrusted';
import { newlyFailed } from './newlyFailed';
import type { SandboxWatch } from '../watch';

/** Says that a webhook was not delivered, while the sandbox's view is looked at; one notification at a time. */
export class FailedDeliveries extends Disposable {
  private last: readonly DeliveryRow[] | undefined;
  private isTelling = false;

  constructor(watch: Pick<SandboxWatch, 'picture' | 'onDidChange'>) {
    super();
    this.own(
      watch.onDidChange(() => {
        this.look(watch.picture?.deliveries);
      }),
    );
  }

  private look(now: readonly DeliveryRow[] | undefined): void {
    const failed = now && newlyFailed(this.last, now);
    this.last = now;
    if (failed !== undefined && !this.isTelling) void this.tell(failed);
  }

  private async tell(delivery: DeliveryRow): Promise<void> {
    this.isTelling = true;
    const again = vscode.l10n.t('Send Again');
    const edit = vscode.l10n.t('Edit and Send Again');
    const { event, url, problem } = delivery;
    const told = vscode.l10n.t('The webhook {0} was not delivered to {1}.', event, url);
    const text = withoutLinks(`${told} ${problem ?? ''}`.trim());
    const picked = await vscode.window.showWarningMessage(text, again, edit);
    this.isTelling = false;
    const commands = new Map([
      [again, 'wts.resendWebhook'],
      [edit, 'wts.editWebhook'],
    ]);
    const command = picked === undefined ? undefined : commands.get(picked);
    if (command !== undefined) await vscode.commands.executeCommand(command, { kind: 'delivery', delivery });
  }
}
