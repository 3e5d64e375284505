import * as vscode from 'vscode';
import type { Subscription } from '../../../sandbox/account/subscription';
import type { ContactEvent } from '../../../sandbox/publicApi';
import type { CommandTable } from '../../startup/commandTable';
import { sayInStatusBar } from '../../startup/statusBar';
import { lineShows } from '../argument';
import { requireSandbox } from '../requireSandbox';
import type { SandboxHost } from '../sandboxHost';
import { eventItems, type ReceiverPrompt } from './receiverPrompt';

/** The sandbox that runs posts to a new receiver at once; a known one gets the events that are chosen instead. */
export function receiverCommands(sandbox: SandboxHost, prompt: ReceiverPrompt) {
  return {
    addWebhookReceiver: async () => {
      const control = await requireSandbox(sandbox);
      const url = await prompt.ask(vscode.l10n.t('Post what happens to contacts to which address?'));
      if (url === undefined) return;
      const { subscriptions } = await control.state();
      const events = await pickEvents(subscriptions.find((one) => one.url === url));
      if (events === undefined) return;
      await control.subscribe(url, events);
      sayInStatusBar(vscode.l10n.t('WTS: The sandbox posts to {0} from now on.', url));
    },
    removeWebhookReceiver: async (argument) => {
      const control = await requireSandbox(sandbox);
      const id = lineShows.receiver(argument);
      if (id !== undefined) await control.unsubscribe(id);
    },
  } satisfies Partial<CommandTable>;
}

async function pickEvents(known: Subscription | undefined): Promise<ContactEvent[] | undefined> {
  const items = eventItems().map((item) => ({
    ...item,
    picked: known === undefined || known.events.includes(item.label),
  }));
  const title = vscode.l10n.t('Which events does it get?');
  const picked = await vscode.window.showQuickPick(items, { title, canPickMany: true });
  return picked === undefined || picked.length === 0 ? undefined : picked.map(({ label }) => label);
}
