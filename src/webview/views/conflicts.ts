import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as l10n from '@vscode/l10n';
import type { ConflictView } from '../../protocol/messages';
import type { Page } from '../page';
import { icon } from './icon';
import { drawFact } from './fact';

/** The same thing was changed here and elsewhere. A choice settles it in the form; nothing is sent before Save. */
export function drawConflicts(conflicts: readonly ConflictView[], page: Page): TemplateResult | undefined {
  if (conflicts.length === 0) return undefined;
  return html`<section class="notice warning" aria-labelledby="conflicts-title">
    ${icon('git-compare')}
    <div class="notice-text">
      <h2 id="conflicts-title" tabindex="-1" data-problems>
        ${l10n.t('Not saved: the contact was changed elsewhere')}
      </h2>
      <p>${l10n.t('Choose what is right for each field, then save again. Choosing sends nothing.')}</p>
      ${repeat(
        conflicts,
        ({ field, slot }) => `${field}/${slot}`,
        (conflict) => drawConflict(conflict, page),
      )}
    </div>
  </section>`;
}

function drawConflict({ field, slot, label, base, theirs, mine }: ConflictView, page: Page): TemplateResult {
  const settle = (take: 'mine' | 'theirs') => {
    page.flush();
    page.send({ type: 'settle', document: page.document, field, slot, take });
    document.getElementById('conflicts-title')?.focus();
  };
  const choice = (text: string, name: string, take: 'mine' | 'theirs') =>
    html`<button
      class="button secondary"
      type="button"
      ?disabled=${!page.isEditable}
      aria-label=${name}
      @click=${() => {
        settle(take);
      }}
    >
      ${text}
    </button>`;
  return html`<h3>${label}</h3>
    <dl class="facts">
      ${drawFact(l10n.t('When loaded'), base)} ${drawFact(l10n.t('Theirs, now'), theirs)}
      ${drawFact(l10n.t('Mine'), mine)}
    </dl>
    <div class="buttons">
      ${choice(l10n.t('Keep mine'), l10n.t('Keep mine: {label}', { label }), 'mine')}
      ${choice(l10n.t('Take theirs'), l10n.t('Take theirs: {label}', { label }), 'theirs')}
    </div>`;
}
