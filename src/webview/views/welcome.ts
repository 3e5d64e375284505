import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { Page } from '../page';

/** The first thing a newcomer sees: bring a key, or try it without one. */
export function drawWelcome(page: Page): TemplateResult {
  return html`<section class="welcome" aria-labelledby="welcome-title">
    <h1 id="welcome-title">${l10n.t('WTS Contact Editor')}</h1>
    <p>
      ${l10n.t('Open a contact of your WTS Chat account by its ID, edit it, and see it proven that it was saved.')}
    </p>
    <button
      class="button wide"
      type="button"
      @click=${() => {
        page.send({ type: 'next', document: page.document, step: 'setApiKey' });
      }}
    >
      ${l10n.t('Set API Key')}
    </button>
    <p>${l10n.t('No key at hand? The sandbox is an account with invented contacts on your own machine.')}</p>
    <button
      class="button secondary wide"
      type="button"
      @click=${() => {
        page.send({ type: 'trySandbox' });
      }}
    >
      ${l10n.t('Try the Sandbox')}
    </button>
    <button
      class="link"
      type="button"
      @click=${() => {
        page.send({ type: 'next', document: page.document, step: 'showWalkthrough' });
      }}
    >
      ${l10n.t('Show the Walkthrough')}
    </button>
  </section>`;
}
