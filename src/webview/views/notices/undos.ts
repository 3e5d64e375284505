import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { UndoView } from '../../../protocol/messages';
import { drawFact } from '../fact';
import { icon } from '../icon';
import { shortTime } from '../when';

/** Saves that the unsaved edits undo. The region stands there before, so that it is read out. */
export function drawUndos(undos: readonly UndoView[]): TemplateResult {
  return html`<div class="undos" role="status" aria-label=${l10n.t('Undo of a save')}>
    ${undos.map(drawUndo)}
  </div>`;
}

function drawUndo({ savedAt, left }: UndoView): TemplateResult {
  return html`<div class="notice">
    ${icon('discard')}
    <div class="notice-text">
      <h2>${l10n.t('Unsaved: undo of the save of {0}', shortTime(savedAt, Date.now()))}</h2>
      <p>${l10n.t('Nothing was sent yet. The changed fields are marked; save to send them.')}</p>
      ${
        left.length > 0
          ? html`<h3>${l10n.t('Not undone')}</h3>
              <dl class="facts">${left.map(({ label, reason }) => drawFact(label, reason))}</dl>`
          : undefined
      }
    </div>
  </div>`;
}
