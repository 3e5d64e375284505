import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { SavedPiece, SaveResult } from '../../protocol/messages';
import { fieldKey } from '../fieldPlace';
import { focusField } from '../focus';
import type { Page } from '../page';
import { drawFact } from './fact';
import { icon } from './icon';

const labels = (pieces: readonly SavedPiece[]) => [...new Set(pieces.map(labelOf))].join(', ');

function labelOf({ label, sent }: SavedPiece): string {
  return sent === '' ? l10n.t('{0} (removed)', label) : label;
}

/** What the save did, as the API's answer proves it. The region stands there before, so that it is read out. */
export function drawSaveResult(result: SaveResult | undefined, page: Page): TemplateResult {
  return html`<div class="result" role="status" aria-label=${l10n.t('Result of the save')}>
    ${result ? drawResult(result, page) : undefined}
  </div>`;
}

function drawResult(
  { taken, notTaken, unchecked, changedElsewhere, isRestored }: SaveResult,
  page: Page,
): TemplateResult {
  return html`
    ${
      taken.length > 0
        ? drawLine('success', 'pass-filled', l10n.t('Saved: {fields}.', { fields: labels(taken) }))
        : undefined
    }
    ${drawStoredOtherwise(taken)} ${notTaken.length > 0 ? drawNotTaken(notTaken, page) : undefined}
    ${drawUnchecked(unchecked)} ${changedElsewhere.length > 0 ? drawElsewhere(changedElsewhere) : undefined}
    ${
      isRestored === true && changedElsewhere.length === 0
        ? drawLine('', 'info', l10n.t('Your edits are back. Nobody has changed the contact in the meantime.'))
        : undefined
    }
  `;
}

/** Taken, and stored in another form of what looks the same. */
function drawStoredOtherwise(taken: readonly SavedPiece[]): TemplateResult[] {
  return taken
    .filter(({ reason }) => reason !== '')
    .map(({ label, reason }) => drawLine('', 'info', l10n.t('{0}: {1}', label, reason)));
}

function drawUnchecked(pieces: readonly SavedPiece[]): TemplateResult[] {
  return [...new Set(pieces.map(({ reason }) => reason))].map((reason) => {
    const fields = labels(pieces.filter((piece) => piece.reason === reason));
    return drawLine(
      '',
      'info',
      l10n.t('Sent, but cannot be checked: {fields}. {reason}', { fields, reason }),
    );
  });
}

function drawLine(look: string, name: string, text: string): TemplateResult {
  return html`<div class="notice ${look}">
    ${icon(name)}
    <p class="notice-text">${text}</p>
  </div>`;
}

function drawNotTaken(pieces: readonly SavedPiece[], page: Page): TemplateResult {
  const title =
    pieces.length === 1
      ? l10n.t('1 field was not taken')
      : l10n.t('{0} fields were not taken', pieces.length);
  return html`<div class="notice warning">
    ${icon('warning')}
    <div class="notice-text">
      <h2 id="not-taken" tabindex="-1">${title}</h2>
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
function drawPutBack([first]: readonly SavedPiece[], page: Page): TemplateResult {
  const putBack = () => {
    page.flush();
    page.send({ type: 'putBack', document: page.document });
    page.say(l10n.t('What was sent is back in the form, unsaved. Nothing was sent again.'));
    if (first !== undefined) focusPiece(page, first);
  };
  return html`<div class="buttons">
      <button class="button secondary" type="button" ?disabled=${!page.isEditable} @click=${putBack}>
        ${l10n.t('Put back what was sent')}
      </button>
    </div>
    <p class="help">
      ${l10n.t('It becomes an unsaved change again, for you to correct. Nothing is sent.')}
    </p>`;
}

/** A field with rows of its own for its slots (a custom field) has the focus there. */
function focusPiece({ root }: Page, { field, slot }: SavedPiece): void {
  focusField(root, fieldKey({ id: field, slot }), '');
  focusField(root, fieldKey({ id: field, slot: '' }), slot);
}

function drawElsewhere(pieces: readonly SavedPiece[]): TemplateResult {
  return html`<div class="notice">
    ${icon('info')}
    <div class="notice-text">
      <h2 id="changed-elsewhere" tabindex="-1">${l10n.t('Changed elsewhere meanwhile')}</h2>
      <dl class="facts">${pieces.map(({ label, stored }) => drawFact(label, stored))}</dl>
    </div>
  </div>`;
}
