import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { AccountLists, ListFailure } from '../../../core/fields/fieldView';
import type { Page } from '../../page';
import { icon } from '../icon';
import { drawReference } from '../notices/reference';

export type ListName = Exclude<keyof AccountLists, 'lacksPortfolioCalls'>;

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

/** Says that lists of the account are not there or old, and offers to load them again; nothing when all is well. */
export function drawListLine(names: readonly ListName[], id: string, page: Page): TemplateResult {
  const said = sayLists(names, page);
  const failures = names.flatMap((name) => failureOf(page, name) ?? []);
  const reference = failures.find((failure) => failure.reference !== '')?.reference ?? '';
  return html`<div class="list-line" ?hidden=${said === ''}>
    <p class="note" id=${id}>${said}</p>
    ${drawReference(reference, page)} ${failures.length > 0 ? drawRefresh(page) : undefined}
  </div>`;
}

function failureOf({ lists }: Page, name: ListName): ListFailure | undefined {
  const list = lists[name];
  return list.kind === 'loading' ? undefined : list.failure;
}

/** Lists often fail for one and the same reason: it is said once. */
function sayLists(names: readonly ListName[], page: Page): string {
  const sentences = names.flatMap((name) => {
    const { kind } = page.lists[name];
    if (kind === 'loading') return [lines[name].loading()];
    const failure = failureOf(page, name);
    if (failure === undefined) return [];
    const meaning = kind === 'failed' ? lines[name].failed() : l10n.t('What came before is still used.');
    return [failure.message, meaning];
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
