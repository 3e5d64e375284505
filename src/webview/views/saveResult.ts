import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { SavedPiece, SaveResult } from '../../protocol/messages';
import { drawFact } from './fact';
import { icon } from './icon';

const labels = (pieces: readonly SavedPiece[]) => [...new Set(pieces.map(labelOf))].join(', ');

function labelOf({ label, sent }: SavedPiece): string {
  return sent === '' ? l10n.t('{0} (removed)', label) : label;
}

/** What the save did, as the API's answer proves it. The region stands there before, so that it is read out. */
export function drawSaveResult(result: SaveResult | undefined): TemplateResult {
  return html`<div class="result" role="status" aria-label=${l10n.t('Result of the save')}>
    ${result ? drawResult(result) : undefined}
  </div>`;
}

function drawResult({ taken, notTaken, unchecked, changedElsewhere }: SaveResult): TemplateResult {
  return html`
    ${
      taken.length > 0
        ? drawLine('success', 'pass-filled', l10n.t('Saved: {fields}.', { fields: labels(taken) }))
        : undefined
    }
    ${notTaken.length > 0 ? drawNotTaken(notTaken) : undefined} ${drawUnchecked(unchecked)}
    ${changedElsewhere.length > 0 ? drawElsewhere(changedElsewhere) : undefined}
  `;
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

function drawNotTaken(pieces: readonly SavedPiece[]): TemplateResult {
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
    </div>
  </div>`;
}

function drawElsewhere(pieces: readonly SavedPiece[]): TemplateResult {
  return html`<div class="notice">
    ${icon('info')}
    <div class="notice-text">
      <h2>${l10n.t('Changed elsewhere meanwhile')}</h2>
      <dl class="facts">${pieces.map(({ label, stored }) => drawFact(label, stored))}</dl>
    </div>
  </div>`;
}
