import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { SavingState } from '../../../protocol/messages';
import type { Page } from '../../page';
import { icon } from '../icon';

/**
 * Undo has led to an older version of the contact. The region stands there before, so that it is read out. Conflicts say
 * themselves that there are newer values.
 */
export function drawNewerValues(
  { isBehind, conflicts }: Pick<SavingState, 'isBehind' | 'conflicts'>,
  page: Page,
): TemplateResult {
  return html`<div class="undos" role="status" aria-label=${l10n.t('Newer values')}>
    ${isBehind && conflicts.length === 0 ? drawNotice(page) : undefined}
  </div>`;
}

function drawNotice(page: Page): TemplateResult {
  const reload = () => {
    page.flush();
    page.send({ type: 'reload', document: page.document });
  };
  return html`<div class="notice">
    ${icon('history')}
    <div class="notice-text">
      <h2>${l10n.t('WTS Chat has newer values')}</h2>
      <p>
        ${l10n.t(
          'What you see is an older version, from before a reload or a save. A save sends only what you changed in it; what others changed stays.',
        )}
      </p>
      <div class="buttons">
        <button class="button secondary" type="button" @click=${reload}>${l10n.t('Bring Up to Date')}</button>
      </div>
    </div>
  </div>`;
}
