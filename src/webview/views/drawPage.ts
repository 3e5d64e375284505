import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import * as l10n from '@vscode/l10n';
import type { Page } from '../page';
import { drawBody } from './body';
import { drawOpener } from './opener';

/** The whole page, from its state; before the first state there is only a sign that it comes. */
export function drawPage(page: Page): TemplateResult {
  const { state } = page;
  return html`
    ${
      state
        ? html`${state.opener && state.body.kind !== 'welcome' ? drawOpener(state.opener, page) : undefined}
          ${keyed(page.contact, drawBody(state.body, page))}`
        : html`<div class="progress" role="progressbar" aria-label=${l10n.t('Loading')}></div>`
    }
    <div class="unseen" role="status" id="spoken">${page.spoken}</div>
  `;
}
