import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { FormView } from '../../core/fields/fieldView';
import { focusHead } from '../focus';
import type { Page } from '../page';
import { drawHead } from './head';

/** The sidebar while the form is in a tab: who the contact is, and the ways to its form. */
export function drawFolded({ head, changeCount }: FormView, page: Page): TemplateResult {
  const ask = (type: 'showTab' | 'showForm') => () => {
    page.send({ type, document: page.document });
  };
  return html`${page.state ? drawHead(head, page.state.environment, page) : undefined}
    <section class="folded" aria-label=${l10n.t('The form')}>
      <p>${l10n.t('Its form is open in a tab.')} ${saysChanges(changeCount)}</p>
      <button class="button wide" type="button" @click=${ask('showTab')}>${l10n.t('Go to the Tab')}</button>
      <button
        class="button secondary wide"
        type="button"
        @click=${() => {
          // This button goes.
          focusHead(page.root, { preventScroll: true });
          ask('showForm')();
        }}
      >
        ${l10n.t('Show the Form Here Too')}
      </button>
    </section>`;
}

function saysChanges(count: number): string {
  if (count === 0) return '';
  return count === 1 ? l10n.t('1 change is not saved.') : l10n.t('{count} changes are not saved.', { count });
}
