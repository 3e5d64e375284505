import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { SaveResult } from '../../core/fields/fieldView';
import type { Body, SavingState } from '../../protocol/messages';
import type { Page } from '../page';
import { revert, save, whyNotRevert, whyNotSave } from '../saving';
import { icon } from './icon';
import { drawWaiting } from './notices/waiting';

type FormBody = Extract<Body, { kind: 'form' }>;

/** The bar that stays: what is changed, and what can be done about it. Its buttons keep the focus when they rest. */
export function drawFooter(body: FormBody, page: Page): TemplateResult {
  const reason = whyNotSave(page, body);
  const whyNoRevert = whyNotRevert(page, body);
  return html`<footer class="footer" aria-label=${l10n.t('Save')} role="region">
    ${drawWaiting(body.saving.waiting, page)}
    <div class="footer-inner">
      ${body.saving.waiting === undefined ? drawStatusLine(body, page) : undefined}
      <div class="footer-actions">
        <button
          class="link"
          type="button"
          title=${l10n.t('See what Save would send, live, beside the form')}
          @click=${() => {
            page.flush();
            page.send({ type: 'previewRequest', document: page.document });
            page.say(l10n.t('The request is shown beside the form.'));
          }}
        >
          ${l10n.t('Preview request')}
        </button>
        <button
          class="button secondary"
          type="button"
          aria-disabled=${whyNoRevert !== undefined}
          title=${whyNoRevert ?? l10n.t('Take all changes back')}
          @click=${() => {
            revert(page);
          }}
        >
          ${l10n.t('Revert all')}
        </button>
        <button
          class="button"
          type="button"
          data-save
          aria-disabled=${reason !== undefined}
          title=${reason ?? l10n.t('Check, send and prove the changes')}
          @click=${() => {
            save(page);
          }}
        >
          ${saveLabel(page)}
        </button>
      </div>
    </div>
  </footer>`;
}

/** Where contacts are live the button says so. */
function saveLabel({ state }: Page): string {
  const { name = '', production = false } = state?.environment ?? {};
  return production ? l10n.t('Save to {name}', { name }) : l10n.t('Save');
}

/** Not while a save waits: that says more, and a narrow sidebar has room for one of them. */
function drawStatusLine(body: FormBody, page: Page): TemplateResult {
  return html`<div class="footer-status">
    <span>${drawStatus(body, page)}</span>
    ${drawConflictCount(body)} ${drawElsewhereCount(body)} ${drawProblemCount(body, page)}
  </div>`;
}

function drawStatus({ form, saving }: FormBody, page: Page): TemplateResult {
  if (!page.isEditable)
    return html`${icon('lock')} ${l10n.t('Read-only, as the setting wts.environments says')}`;
  if (saving.busy) return drawBusy(saving);
  if (saving.result && saving.result.notTaken.length > 0) return drawNotTaken(saving.result.notTaken.length);
  if (form.changeCount === 0 && page.hasPendingEdits) return html`${l10n.t('Changed')}`;
  if (form.changeCount > 0) return html`${countChanges(form.changeCount)}`;
  const { result } = saving;
  return result && result.isRestored !== true ? drawSaved(result) : html`${l10n.t('No changes')}`;
}

function drawBusy({ queued }: SavingState): TemplateResult {
  const words = queued ? l10n.t('Saving, then once more…') : l10n.t('Saving…');
  return html`${icon('loading codicon-modifier-spin')} ${words}`;
}

/** Says no more than the result of the save: what the API does not show is not proven. The proof may be out of sight. */
function drawSaved({ taken, unchecked }: SaveResult): TemplateResult {
  const isProven = unchecked.length === 0;
  if (taken.length === 0)
    return isProven
      ? html`${icon('check')} ${l10n.t('Saved')}`
      : html`${icon('info')} ${l10n.t('Sent, but cannot be checked')}`;
  return isProven
    ? drawWayTo('taken', 'check', l10n.t('Saved'))
    : drawWayTo('taken', 'info', l10n.t('Saved, but not all can be checked'));
}

function countChanges(count: number): string {
  return count === 1 ? l10n.t('1 change') : l10n.t('{0} changes', count);
}

function drawNotTaken(count: number): TemplateResult {
  const words = count === 1 ? l10n.t('1 field was not taken') : l10n.t('{0} fields were not taken', count);
  return drawWayTo('not-taken', 'warning', words);
}

function drawConflictCount({ saving: { conflicts } }: FormBody): TemplateResult | undefined {
  const { length } = conflicts;
  if (length === 0) return undefined;
  const words = length === 1 ? l10n.t('1 conflict') : l10n.t('{0} conflicts', length);
  return drawWayTo('conflicts-title', 'git-compare', words);
}

function drawElsewhereCount({ saving: { result } }: FormBody): TemplateResult | undefined {
  const length = result?.changedElsewhere.length ?? 0;
  if (length === 0) return undefined;
  const words = length === 1 ? l10n.t('1 changed elsewhere') : l10n.t('{0} changed elsewhere', length);
  return drawWayTo('changed-elsewhere', 'info', words);
}

/** What it leads to may be out of sight, above. */
function drawWayTo(heading: string, sign: string, words: string): TemplateResult {
  const goTo = () => {
    const place = document.getElementById(heading);
    place?.focus();
    place?.scrollIntoView({ block: 'nearest' });
  };
  return html`<button class="link" type="button" @click=${goTo}>${icon(sign)}${words}</button>`;
}

function drawProblemCount({ form: { errorCount } }: FormBody, page: Page): TemplateResult | undefined {
  if (errorCount === 0 || page.quiet.isAny) return undefined;
  const show = () => {
    page.showProblems();
  };
  return html`<button class="link" type="button" @click=${show}>
    ${icon('error')}${errorCount === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', errorCount)}
  </button>`;
}
