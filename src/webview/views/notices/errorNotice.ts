import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { NextStep, ErrorNotice } from '../../../protocol/messages';
import type { Page } from '../../page';
import { icon } from '../icon';
import { drawReference } from './reference';

const stepLabels: Record<NextStep, () => string> = {
  setApiKey: () => l10n.t('Set API Key'),
  retry: () => l10n.t('Retry'),
  switchEnvironment: () => l10n.t('Switch Environment'),
  openSettings: () => l10n.t('Open Settings'),
  startSandbox: () => l10n.t('Start Sandbox'),
  findContact: () => l10n.t('Find Contact'),
  showLog: () => l10n.t('Show Log'),
  showWalkthrough: () => l10n.t('Show the Walkthrough'),
  showJson: () => l10n.t('Show JSON'),
};

/** What went wrong, why, and what to do next. */
export function drawErrorNotice(notice: ErrorNotice, page: Page): TemplateResult {
  const { title, detail, reference, nextSteps, isInformation = false } = notice;
  const look = isInformation ? '' : 'error';
  return html`<section class="notice ${look}" role="alert" aria-labelledby="notice-title">
    ${icon(isInformation ? 'info' : 'error')}
    <div class="notice-text">
      <h2 id="notice-title" tabindex="-1" data-problems>${title}</h2>
      ${detail === '' ? undefined : html`<p>${detail}</p>`} ${drawReference(reference, page)}
      ${drawSteps(nextSteps, page)}
    </div>
  </section>`;
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
