import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { ConversationView } from '../../protocol/messages';
import type { Page } from '../page';
import { icon } from './icon';
import { absoluteTime, relativeTime } from './when';

type Shown<Kind> = Extract<ConversationView, { kind: Kind }>;

/** The words for what the API is known to say; anything else is shown as it comes. */
const statuses = new Map<string, () => string>([
  ['PENDING', () => l10n.t('waiting')],
  ['IN_PROGRESS', () => l10n.t('in progress')],
  ['COMPLETED', () => l10n.t('completed')],
]);

/** The contact's last conversation, once the person has asked for it. */
export function drawConversation(view: ConversationView, page: Page): TemplateResult {
  return html`<p class="head-conversation" aria-live="polite">
    ${icon('comment-discussion')} ${drawWhatIsKnown(view, page)}
  </p>`;
}

function drawWhatIsKnown(view: ConversationView, page: Page): TemplateResult {
  switch (view.kind) {
    case 'unasked':
      return drawAsk(l10n.t('Show last conversation'), page);
    case 'loading':
      return html`<span>${l10n.t('Looking for the last conversation...')}</span>`;
    case 'none':
      return html`<span>${l10n.t('No conversation yet')}</span>`;
    case 'last':
      return drawLast(view, page);
    case 'unreadable':
      return drawUnreadable(view, page);
  }
}

function drawAsk(label: string, page: Page): TemplateResult {
  const ask = () => {
    page.send({ type: 'showConversation', document: page.document });
  };
  return html`<button class="link" type="button" @click=${ask}>${label}</button>`;
}

function drawLast({ status, startedAt, canOpen }: Shown<'last'>, page: Page): TemplateResult {
  const open = () => {
    page.send({ type: 'openConversation', document: page.document });
  };
  const when = startedAt === '' ? l10n.t('at an unknown time') : relativeTime(startedAt, Date.now());
  const shownStatus = statuses.get(status.toUpperCase())?.() ?? status;
  return html`<span title=${absoluteTime(startedAt)}
      >${l10n.t('Last conversation: {when}, {status}', { when, status: shownStatus })}</span
    >
    ${
      canOpen
        ? html`<button class="link" type="button" @click=${open}>${l10n.t('Open in WTS Chat')}</button>`
        : undefined
    }`;
}

function drawUnreadable({ isRefused, message }: Shown<'unreadable'>, page: Page): TemplateResult {
  return isRefused
    ? html`<span title=${message}>${l10n.t('This key may not read conversations.')}</span>`
    : html`<span>${l10n.t('The conversations could not be read. {message}', { message })}</span>
        ${drawAsk(l10n.t('Retry'), page)}`;
}
