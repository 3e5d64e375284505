import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { NextStep, Story } from '../../protocol/messages';
import type { Page } from '../page';
import { icon } from './icon';

const stepLabels: Record<NextStep, () => string> = {
  setApiKey: () => l10n.t('Set API Key'),
  retry: () => l10n.t('Retry'),
  switchEnvironment: () => l10n.t('Switch Environment'),
  openSettings: () => l10n.t('Open Settings'),
  startSandbox: () => l10n.t('Start Sandbox'),
  findContact: () => l10n.t('Find Contact'),
  showLog: () => l10n.t('Show Log'),
  showJson: () => l10n.t('Show JSON'),
};

/** What went wrong, why, and what to do next. */
export function drawStory({ title, detail, reference, nextSteps }: Story, page: Page): TemplateResult {
  return html`<section class="notice error" role="alert" aria-labelledby="story-title">
    ${icon('error')}
    <div class="notice-text">
      <h2 id="story-title" tabindex="-1" data-problems>${title}</h2>
      ${detail === '' ? undefined : html`<p>${detail}</p>`}
      ${reference === '' ? undefined : drawReference(reference, page)} ${drawSteps(nextSteps, page)}
    </div>
  </section>`;
}

function drawReference(reference: string, page: Page): TemplateResult {
  const copy = () => {
    page.send({ type: 'copyReference' });
    page.say(l10n.t('The error ID was copied.'));
  };
  return html`<p class="reference">
    ${l10n.t('Error ID for support:')} <code>${reference}</code>
    <button
      class="icon-button"
      type="button"
      title=${l10n.t('Copy error ID')}
      aria-label=${l10n.t('Copy error ID')}
      @click=${copy}
    >
      ${icon('copy')}
    </button>
  </p>`;
}

/** A button for each next step; the first is the likeliest. */
export function drawSteps(
  steps: readonly NextStep[],
  page: Page,
  more?: TemplateResult,
): TemplateResult | undefined {
  if (steps.length === 0) return undefined;
  return html`<div class="buttons">
    ${steps.map((step, index) => {
      const go = () => {
        page.send({ type: 'next', document: page.document, step });
      };
      return html`<button class="button ${index === 0 ? '' : 'secondary'}" type="button" @click=${go}>
        ${stepLabels[step]()}
      </button>`;
    })}
    ${more}
  </div>`;
}
