import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { AccountLists } from '../../protocol/messages';
import type { Page } from '../page';
import { icon } from './icon';

type ListName = keyof AccountLists;

interface ListLine {
  readonly loading: () => string;
  /** What the failure means for the form; the host's message says why it failed. */
  readonly failed: () => string;
}

const lines: Record<ListName, ListLine> = {
  tags: {
    loading: () => l10n.t('Loading the account’s tags. IDs can be pasted meanwhile.'),
    failed: () => l10n.t('Tags can still be added by pasting their IDs.'),
  },
  portfolios: {
    loading: () => l10n.t('Loading the account’s portfolios. IDs can be pasted meanwhile.'),
    failed: () => l10n.t('Portfolios can still be added by pasting their IDs.'),
  },
  sequences: {
    loading: () => l10n.t('Loading the account’s sequences. IDs can be pasted meanwhile.'),
    failed: () => l10n.t('Sequences can still be added by pasting their IDs.'),
  },
  contactSequences: {
    loading: () => l10n.t('Loading the sequences that the contact is in.'),
    failed: () => l10n.t('The sequences that the contact is in are not shown.'),
  },
  customFields: {
    loading: () => l10n.t('Loading the account’s custom fields. Until then keys stand for names.'),
    failed: () => l10n.t('Keys stand for names, and only fields with a value are shown.'),
  },
};

/** Says that lists of the account are not there, and offers to load them again; nothing when they are there. */
export function drawListLine(names: readonly ListName[], id: string, page: Page): TemplateResult {
  const kinds = names.map((name) => page.lists[name].kind);
  return html`<div class="list-line" ?hidden=${kinds.every((kind) => kind === 'loaded')}>
    <p class="note" id=${id}>${sayLists(names, page)}</p>
    ${kinds.includes('failed') ? drawRefresh(page) : undefined}
  </div>`;
}

/** Lists often fail for one and the same reason: it is said once. */
function sayLists(names: readonly ListName[], { lists }: Page): string {
  const sentences = names.flatMap((name) => {
    const list = lists[name];
    if (list.kind === 'loaded') return [];
    return list.kind === 'loading' ? [lines[name].loading()] : [list.message, lines[name].failed()];
  });
  return [...new Set(sentences)].join(' ');
}

function drawRefresh(page: Page): TemplateResult {
  const refresh = () => {
    page.send({ type: 'refreshLists' });
    page.say(l10n.t('Loading the account’s lists again.'));
  };
  return html`<button class="link" type="button" @click=${refresh}>
    ${icon('refresh')}${l10n.t('Refresh lists')}
  </button>`;
}
