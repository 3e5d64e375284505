import * as vscode from 'vscode';
import { HintError } from '../../errors/describeError';
import type { SandboxControl } from '../../../sandbox/sandbox';
import type { ActiveContact } from '../../contact/activeContact';
import type { CommandTable } from '../../startup/commandTable';
import { SANDBOX_ENVIRONMENT } from '../../startup/environments';
import { lineShows } from '../argument';
import { webhookText } from '../requests/requestTexts';
import { requireSandbox } from '../requireSandbox';
import type { SandboxHost } from '../sandboxHost';
import type { ReadonlyDocuments } from '../../contact/readonlyDocuments';
import { sayInStatusBar } from '../../startup/statusBar';
import { eventItems, type ReceiverPrompt } from './receiverPrompt';
import type { WebhookDrafts } from './webhookDrafts';

interface Needs {
  readonly active: ActiveContact;
  readonly sandbox: SandboxHost;
  readonly readonlyDocuments: ReadonlyDocuments;
  readonly drafts: WebhookDrafts;
  readonly prompt: ReceiverPrompt;
}

/** Webhooks that the sandbox has posted, and posting more. */
export function webhookCommands({ active, sandbox, readonlyDocuments, drafts, prompt }: Needs) {
  return {
    sendAsWebhook: () => sendAsWebhook(active, sandbox, prompt),
    showWebhook: async (argument) => {
      const delivery = await find(await requireSandbox(sandbox), argument);
      if (delivery !== undefined) {
        const name = `${delivery.event} ${delivery.id}`;
        await readonlyDocuments.show(name, webhookText(delivery), 'wts-request');
      }
    },
    resendWebhook: async (argument) => {
      const control = await requireSandbox(sandbox);
      const delivery = await find(control, argument);
      if (delivery === undefined) return;
      await control.resend(delivery.id);
      saySent(delivery.url);
    },
    editWebhook: async (argument) => {
      const delivery = await find(await requireSandbox(sandbox), argument);
      if (delivery === undefined) return;
      if (delivery.sent === undefined || delivery.sent.isCut) {
        throw new HintError(
          vscode.l10n.t('The sandbox keeps only the beginning of this webhook. Send it again as it is.'),
        );
      }
      await drafts.open(delivery.id, delivery.sent.text);
    },
    sendEditedWebhook: async (argument) => {
      const { delivery, text } = drafts.read(argument);
      const { url } = await (await requireSandbox(sandbox)).resend(delivery, text);
      saySent(url);
    },
    clearWebhooks: async () => {
      await (await requireSandbox(sandbox)).clearDeliveries();
    },
  } satisfies Partial<CommandTable>;
}

/** The active contact as it is stored in the sandbox, to its subscribers or to an address that is typed. */
async function sendAsWebhook(
  active: ActiveContact,
  sandbox: SandboxHost,
  prompt: ReceiverPrompt,
): Promise<void> {
  const { reference } = active.require();
  if (reference.environment !== SANDBOX_ENVIRONMENT) {
    throw new HintError(
      vscode.l10n.t('Only contacts of the environment "sandbox" are posted as webhooks. Open one there.'),
    );
  }
  const control = await requireSandbox(sandbox);
  const title = vscode.l10n.t('Post the stored contact as which event?');
  const event = (await vscode.window.showQuickPick(eventItems(), { title }))?.label;
  if (event === undefined) return;
  const url = await pickReceiver(control, prompt);
  if (url === undefined) return;
  await control.sendContact(reference.id, event, url);
  saySent(url);
}

async function pickReceiver(control: SandboxControl, prompt: ReceiverPrompt): Promise<string | undefined> {
  const { subscriptions, webhooks } = await control.state();
  const known = [...new Set([...subscriptions.map(({ url }) => url), ...webhooks])];
  const title = vscode.l10n.t('Post it to which address?');
  const other = vscode.l10n.t('Another address...');
  const picked = known.length === 0 ? other : await vscode.window.showQuickPick([...known, other], { title });
  return picked === other ? await prompt.ask(title) : picked;
}

/** Commands get the line of the tree that they were called on; undefined for anything else. */
async function find(control: SandboxControl, argument: unknown) {
  const id = lineShows.delivery(argument);
  if (id === undefined) return undefined;
  const delivery = await control.delivery(id);
  if (delivery !== undefined) return delivery;
  throw new HintError(vscode.l10n.t('The sandbox does not keep this webhook any more.'));
}

function saySent(url: string): void {
  sayInStatusBar(vscode.l10n.t('WTS: Posting to {0}. The sandbox view tells what was answered.', url));
}
