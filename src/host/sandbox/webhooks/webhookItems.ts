import * as vscode from 'vscode';
import type { ControlState } from '../../../sandbox/client/controlApi';
import type { DeliveryRow } from '../../../sandbox/publicApi';
import type { ItemOf, SandboxItem } from '../item';
import { localTime } from '../requests/localTime';
import { signOf } from '../requests/requestItems';

/** Who is posted to; where nobody is, a line that adds somebody. */
export function receiversOf({ subscriptions, webhooks }: ControlState): SandboxItem[] {
  const subscribed = subscriptions.map(({ id, url, enabled, events }) => ({ id, url, enabled, events }));
  const started = webhooks
    .filter((url) => !subscribed.some((one) => one.url === url))
    .map((url) => ({ id: undefined, url, enabled: true, events: [] }));
  const receivers = [...subscribed, ...started];
  if (receivers.length === 0) return [addReceiver()];
  return receivers.map((receiver) => ({ kind: 'receiver', receiver }));
}

function addReceiver(): SandboxItem {
  const text = vscode.l10n.t('Add a receiver...');
  return {
    ...{ kind: 'remark', id: 'receiver', text, icon: 'add' },
    command: { command: 'wts.addWebhookReceiver', title: text },
  };
}

export function drawReceiver({ receiver }: ItemOf<'receiver'>): vscode.TreeItem {
  const { id, url, enabled, events } = receiver;
  const item = new vscode.TreeItem(url.replace(/^http:\/\//, ''));
  item.id = `receiver/${id ?? url}`;
  item.description = id === undefined ? vscode.l10n.t('from the settings') : events.join(', ');
  if (!enabled) item.description = vscode.l10n.t('switched off');
  item.tooltip = [vscode.l10n.t('The sandbox posts to {0}.', url), ...events].join('\n');
  item.iconPath = new vscode.ThemeIcon(enabled ? 'radio-tower' : 'circle-slash');
  item.contextValue = id === undefined ? 'startReceiver' : 'receiver';
  return item;
}

export function drawDelivery({ delivery }: ItemOf<'delivery'>): vscode.TreeItem {
  const { id, event, url, status, ms, tries, problem, state, behind, time } = delivery;
  const item = new vscode.TreeItem(`${event} ${new URL(url).host}`);
  const outcomes: Record<DeliveryRow['state'], string> = {
    waiting: behind === 0 ? vscode.l10n.t('waiting') : vscode.l10n.t('waiting behind {0} more', behind),
    sending: vscode.l10n.t('sending'),
    delivered: `${status ?? ''} · ${Math.round(ms)} ms`,
    failed:
      tries === 1 ? vscode.l10n.t('failed at its only try') : vscode.l10n.t('failed after {0} tries', tries),
    dropped: vscode.l10n.t('not sent: too many are waiting'),
  };
  const icons: Record<DeliveryRow['state'], string> = {
    waiting: 'clock',
    sending: 'sync~spin',
    delivered: 'pass',
    failed: 'error',
    dropped: 'error',
  };
  item.id = `delivery/${id}`;
  item.description = outcomes[state];
  item.tooltip = [`${event} → ${url}`, `${outcomes[state]} · ${localTime(time)}`, problem ?? '']
    .join('\n')
    .trim();
  item.iconPath = signOf(icons[state]);
  item.contextValue = 'delivery';
  item.command = {
    command: 'wts.showWebhook',
    title: vscode.l10n.t('Show Webhook and Answer'),
    arguments: [{ kind: 'delivery', delivery }],
  };
  return item;
}
