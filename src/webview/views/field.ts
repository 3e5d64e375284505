import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import * as l10n from '@vscode/l10n';
import type { FieldMessage, FieldView, SaveResult } from '../../protocol/messages';
import { drawControl } from '../fields/control';
import { fieldFrame, hasError, type FieldFrame } from '../fields/fieldFrame';
import type { Page } from '../page';
import { icon } from './icon';
import { drawMessages } from './messages';

/** A field with its label, help, messages and, when it was changed, what it was. */
export function drawField(field: FieldView, groupTitle: string, page: Page): TemplateResult {
  const frame = fieldFrame(page, field);
  const { labels, content, messages } = drawControl(page.valueOf(field), frame);
  const isGroup = labels === 'group';
  const look = classMap({ field: true, changed: field.changed, invalid: hasError(frame.messages) });
  return html`<div
    class=${look}
    data-field=${field.id}
    role=${isGroup ? 'group' : nothing}
    aria-labelledby=${isGroup ? `${frame.id}-label` : nothing}
  >
    ${drawLabel(frame, isGroup, field.label === groupTitle)}
    <p class="help" id="${frame.id}-help">${field.help ?? ''}</p>
    ${content} ${drawMessages(`${frame.id}-messages`, [...messages, ...notTaken(field, page)])}
    <p class="note" id="${frame.id}-note">${field.note ?? ''}</p>
    ${field.changed ? drawChange(frame) : undefined}
  </div>`;
}

/** A group of one field with the group's name does not show the name twice. */
function drawLabel({ id, field }: FieldFrame, isGroup: boolean, isRepeated: boolean): TemplateResult {
  const look = classMap({ label: true, unseen: isRepeated });
  return isGroup
    ? html`<div class=${look} id="${id}-label">${field.label}</div>`
    : html`<label class=${look} id="${id}-label" for=${id}>${field.label}</label>`;
}

function drawChange({ page, field }: FieldFrame): TemplateResult {
  const restore = () => {
    page.restore(field);
  };
  return html`<p class="was">
    ${icon('edit')}
    <span class="was-text">
      ${field.was === '' ? l10n.t('Changed. It was empty.') : l10n.t('Changed. It was: {was}', { was: field.was })}
    </span>
    ${
      page.isEditable
        ? html`<button class="link" type="button" @click=${restore}>
            ${l10n.t('Put back')}<span class="unseen"> ${field.label}</span>
          </button>`
        : undefined
    }
  </p>`;
}

function notTaken(field: FieldView, page: Page): FieldMessage[] {
  const body = page.state?.body;
  const result: SaveResult | undefined = body?.kind === 'form' ? body.saving.result : undefined;
  return (result?.notTaken ?? [])
    .filter((piece) => piece.field === field.id)
    .map(({ slot, label, reason }) => ({
      slot,
      severity: 'warning',
      message: l10n.t('{label} was not taken. {reason}', { label, reason }),
    }));
}
