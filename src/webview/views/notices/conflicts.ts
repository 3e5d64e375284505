import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as l10n from '@vscode/l10n';
import type { ConflictView } from '../../../core/fields/fieldView';
import type { SavingState, ErrorNotice } from '../../../protocol/messages';
import type { Page } from '../../page';
import { icon } from '../icon';
import { textOf } from '../localTime';
import { drawFact } from '../fact';

/** The same thing was changed here and elsewhere. A choice settles it in the form; nothing is sent before Save. */
export function drawConflicts(
  { conflicts, notice }: Pick<SavingState, 'conflicts' | 'notice'>,
  page: Page,
): TemplateResult | undefined {
  if (conflicts.length === 0) return undefined;
  return html`<section class="notice warning" aria-labelledby="conflicts-title">
    ${icon('git-compare')}
    <div class="notice-text">
      <div role="alert">
        <h2 id="conflicts-title" tabindex="-1" data-problems>${titleOf(notice)}</h2>
        <p>${l10n.t('Choose what is right for each field, then save again. Choosing sends nothing.')}</p>
      </div>
      ${conflicts.length > 1 ? drawAll(conflicts, page) : undefined}
      ${repeat(
        conflicts,
        ({ field, slot }) => `${field}/${slot}`,
        (conflict) => drawConflict(conflict, page),
      )}
    </div>
  </section>`;
}

/** A notice above has said why there is something to choose. */
function titleOf(notice: ErrorNotice | undefined): string {
  return notice === undefined
    ? l10n.t('Not saved: the contact was changed elsewhere')
    : l10n.t('Choose which values to keep');
}

/** One choice for all of them: each is settled as if it were chosen alone. */
function drawAll(conflicts: readonly ConflictView[], page: Page): TemplateResult {
  const choice = (text: string, keep: 'mine' | 'theirs') =>
    html`<button
      class="button secondary"
      type="button"
      ?disabled=${!page.isEditable}
      @click=${() => {
        resolveConflict(conflicts, keep, page);
      }}
    >
      ${text}
    </button>`;
  return html`<div class="buttons">
    ${choice(l10n.t('Keep all mine'), 'mine')} ${choice(l10n.t('Take all theirs'), 'theirs')}
  </div>`;
}

function resolveConflict(conflicts: readonly ConflictView[], keep: 'mine' | 'theirs', page: Page): void {
  page.flush();
  const shown = { document: page.document, textNumber: page.textNumber };
  for (const { field, slot } of conflicts)
    page.send({ type: 'resolveConflict', ...shown, field, slot, keep });
  document.getElementById('conflicts-title')?.focus();
}

function drawConflict(conflict: ConflictView, page: Page): TemplateResult {
  const { label, base, theirs, mine } = conflict;
  const fact = (name: string, value: string) => drawFact(name, textOf(conflict, value, page));
  const choice = (text: string, name: string, keep: 'mine' | 'theirs') =>
    html`<button
      class="button secondary"
      type="button"
      ?disabled=${!page.isEditable}
      aria-label=${name}
      @click=${() => {
        resolveConflict([conflict], keep, page);
      }}
    >
      ${text}
    </button>`;
  return html`<h3>${label}</h3>
    <dl class="facts">
      ${base === undefined ? undefined : fact(l10n.t('When loaded'), base)}
      ${fact(l10n.t('Theirs, now'), theirs)} ${fact(l10n.t('Mine'), mine)}
    </dl>
    <div class="buttons">
      ${choice(l10n.t('Keep mine'), l10n.t('Keep mine: {label}', { label }), 'mine')}
      ${choice(l10n.t('Take theirs'), l10n.t('Take theirs: {label}', { label }), 'theirs')}
    </div>`;
}
