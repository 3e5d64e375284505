import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { SavedCall, SavedSlot, SaveResult } from '../../../core/fields/fieldView';
import { fieldKey } from '../../fieldPlace';
import { focusField } from '../../focus';
import type { Page } from '../../page';
import { drawChangeList } from './changeList';
import { drawFact } from '../fact';
import { icon } from '../icon';

const labels = (pieces: readonly SavedSlot[]) => [...new Set(pieces.map(labelOf))].join(', ');

function labelOf({ label, sent }: SavedSlot): string {
  return sent === '' ? l10n.t('{0} (removed)', label) : label;
}

/**
 * What the save did, as the API's answer proves it. A screen reader is told the short of it; the region stands there
 * before, so that it is read out.
 */
export function drawSaveResult(result: SaveResult | undefined, page: Page): TemplateResult {
  return html`<div class="result">
    <p class="unseen" role="status" aria-label=${l10n.t('Result of the save')}>
      ${result ? sayResult(result, page) : ''}
    </p>
    ${result ? drawResult(result, page) : undefined}
  </div>`;
}

function drawResult(result: SaveResult, page: Page): TemplateResult {
  const { taken, notTaken, unchecked, changedElsewhere, calls, isRestored } = result;
  return html`
    ${taken.length > 0 ? drawTaken(taken, page) : undefined}
    ${calls?.some(({ outcome }) => outcome !== 'done') === true ? drawCalls(calls) : undefined}
    ${drawStoredOtherwise(taken)} ${notTaken.length > 0 ? drawNotTaken(notTaken, page) : undefined}
    ${drawUnchecked(unchecked)}
    ${changedElsewhere.length > 0 ? drawElsewhere(changedElsewhere, page) : undefined}
    ${isRestored === true && changedElsewhere.length === 0 ? drawLine('', 'info', nobodyElse()) : undefined}
  `;
}

/** Values and names are in the lists below; a few fields can be named in one breath. */
function sayResult(result: SaveResult, page: Page): string {
  const { taken, notTaken, unchecked, changedElsewhere, isRestored } = result;
  const sentences = [
    taken.length > 0 ? sayTaken(taken, page) : '',
    notTaken.length > 0 ? `${titleNotTaken(notTaken)}.` : '',
    ...(unchecked.length > 0 ? sayUnchecked(unchecked) : []),
    changedElsewhere.length > 0 ? `${titleElsewhere()}.` : '',
    isRestored === true && changedElsewhere.length === 0 ? nobodyElse() : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

const mostNamed = 3;

function sayTaken(taken: readonly SavedSlot[], page: Page): string {
  const fields = page.state?.body.kind === 'form' ? page.state.body.form.fields : [];
  const names = new Set(
    taken.map(({ field, item, label }) =>
      item === '' ? label : (fields.find(({ id, slot }) => id === field && slot === '')?.label ?? label),
    ),
  );
  return names.size > mostNamed
    ? `${titleTaken(taken)}.`
    : l10n.t('Saved: {fields}.', { fields: [...names].join(', ') });
}

function titleTaken({ length }: readonly SavedSlot[]): string {
  return length === 1 ? l10n.t('Saved: 1 change') : l10n.t('Saved: {0} changes', length);
}

const titleNotTaken = ({ length }: readonly SavedSlot[]) =>
  length === 1 ? l10n.t('1 field was not taken') : l10n.t('{0} fields were not taken', length);

const titleElsewhere = () => l10n.t('Changed elsewhere meanwhile');

const nobodyElse = () => l10n.t('Your edits are back. Nobody has changed the contact in the meantime.');

function drawTaken(taken: readonly SavedSlot[], page: Page): TemplateResult {
  return html`<div class="notice success">
    ${icon('pass-filled')}
    <div class="notice-text">
      <h2 id="taken" tabindex="-1">${titleTaken(taken)}</h2>
      ${drawChangeList(taken, 'sent', 'taken', page)}
      <div class="buttons">
        <button
          class="button secondary"
          type="button"
          title=${l10n.t('Opens the inverse of this save as an unsaved edit. Nothing is sent.')}
          ?disabled=${!page.isEditable}
          @click=${() => {
            ask(page, 'undoSave');
          }}
        >
          ${l10n.t('Undo')}
        </button>
        ${drawShowRequest(page)}
      </div>
    </div>
  </div>`;
}

/** In their order, since each is sent only after the one before has succeeded. */
function drawCalls(calls: readonly SavedCall[]): TemplateResult {
  const words: Readonly<Record<SavedCall['outcome'], string>> = {
    done: l10n.t('done'),
    failed: l10n.t('failed'),
    unknown: l10n.t('may have arrived, or may yet'),
    notSent: l10n.t('not sent'),
  };
  const drawCall = ({ label, outcome, reason }: SavedCall) =>
    html`<li>${label}: <strong>${words[outcome]}</strong>${reason === '' ? '' : ` (${reason})`}</li>`;
  return html`<div class="notice warning">
    ${icon('warning')}
    <div class="notice-text">
      <h2>${l10n.t('The requests of this save')}</h2>
      <ol>
        ${calls.map(drawCall)}
      </ol>
    </div>
  </div>`;
}

const ask = (page: Page, type: 'undoSave' | 'showSaveRequest') => {
  page.flush();
  page.send({ type, document: page.document });
};

function drawShowRequest(page: Page): TemplateResult {
  return html`<button
    class="button secondary"
    type="button"
    title=${l10n.t('Shows what this save has sent, the key masked')}
    @click=${() => {
      ask(page, 'showSaveRequest');
    }}
  >
    ${l10n.t('Show Request')}
  </button>`;
}

/** Taken, and stored in another form of what looks the same. */
function drawStoredOtherwise(taken: readonly SavedSlot[]): TemplateResult[] {
  return taken
    .filter(({ reason }) => reason !== '')
    .map(({ label, reason }) => drawLine('', 'info', l10n.t('{0}: {1}', label, reason)));
}

const drawUnchecked = (pieces: readonly SavedSlot[]) =>
  sayUnchecked(pieces).map((sentence) => drawLine('', 'info', sentence));

function sayUnchecked(pieces: readonly SavedSlot[]): string[] {
  return [...new Set(pieces.map(({ reason }) => reason))].map((reason) => {
    const fields = labels(pieces.filter((saved) => saved.reason === reason));
    return l10n.t('Sent, but cannot be checked: {fields}. {reason}', { fields, reason });
  });
}

function drawLine(look: string, name: string, text: string): TemplateResult {
  return html`<div class="notice ${look}">
    ${icon(name)}
    <p class="notice-text">${text}</p>
  </div>`;
}

function drawNotTaken(pieces: readonly SavedSlot[], page: Page): TemplateResult {
  return html`<div class="notice warning">
    ${icon('warning')}
    <div class="notice-text">
      <h2 id="not-taken" tabindex="-1">${titleNotTaken(pieces)}</h2>
      <p>${l10n.t('The API answered that all is well, but it holds something else than was sent.')}</p>
      ${pieces.map(
        ({ label, sent, stored, reason }) =>
          html`<h3>${label}</h3>
            <dl class="facts">
              ${drawFact(l10n.t('Sent'), sent)} ${drawFact(l10n.t('Stored'), stored)}
              ${reason === '' ? undefined : drawFact(l10n.t('Likely reason'), reason)}
            </dl>`,
      )}
      ${drawPutBack(pieces, page)}
    </div>
  </div>`;
}

/** The value that was sent may be a long text: it is there to be corrected, not to be typed again. */
function drawPutBack([first]: readonly SavedSlot[], page: Page): TemplateResult {
  const putBack = () => {
    page.flush();
    page.send({ type: 'putBack', document: page.document });
    page.say(l10n.t('What was sent is back in the form, unsaved. Nothing was sent again.'));
    if (first !== undefined) focusSlot(page, first);
  };
  return html`<div class="buttons">
      <button class="button secondary" type="button" ?disabled=${!page.isEditable} @click=${putBack}>
        ${l10n.t('Put back what was sent')}
      </button>
      ${drawShowRequest(page)}
    </div>
    <p class="help">
      ${l10n.t('It becomes an unsaved change again, for you to correct. Nothing is sent.')}
    </p>`;
}

/** A field with rows of its own for its slots (a custom field) has the focus there. */
function focusSlot({ root }: Page, { field, slot }: SavedSlot): void {
  focusField(root, fieldKey({ id: field, slot }), '');
  focusField(root, fieldKey({ id: field, slot: '' }), slot);
}

function drawElsewhere(pieces: readonly SavedSlot[], page: Page): TemplateResult {
  return html`<div class="notice">
    ${icon('info')}
    <div class="notice-text">
      <h2 id="changed-elsewhere" tabindex="-1">${titleElsewhere()}</h2>
      ${drawChangeList(pieces, 'stored', 'elsewhere', page)} ${drawReasons(pieces)}
    </div>
  </div>`;
}

/** Why others' changes may be none: a membership can end by itself. */
const drawReasons = (pieces: readonly SavedSlot[]) =>
  pieces
    .filter(({ reason }) => reason !== '')
    .map(({ label, reason }) => html`<p class="help">${l10n.t('{0}: {1}', label, reason)}</p>`);
