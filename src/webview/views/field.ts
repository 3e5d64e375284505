import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import * as l10n from '@vscode/l10n';
import type { FieldView } from '../../protocol/messages';
import { fieldKey } from '../fieldPlace';
import { drawControl } from '../fields/control';
import { describedBy, fieldFrame, hasError, type FieldFrame } from '../fields/fieldFrame';
import type { Page } from '../page';
import { drawInputLabel, drawLegend, drawTechnical } from './fieldLabel';
import { isTechnicalShown } from './filter';
import { icon } from './icon';
import { drawMessages } from './messages';
import { notTaken } from './notTaken';

/** A field with its label, help, messages and, when it was changed, what it was. */
export function drawField(field: FieldView, groupTitle: string, page: Page): TemplateResult {
  return html`${guard(causesToDraw(field, page), () => drawFrame(field, groupTitle, page))}`;
}

/**
 * What a custom field's row is drawn from: an account has hundreds, and a key typed in one must not draw them all.
 * The few fields of the table have lists and rows of their own and are always drawn.
 */
function causesToDraw(field: FieldView, page: Page): unknown[] {
  if (field.slot === '') return [{}];
  return [
    field,
    page.isEditable,
    page.memory(field).touches,
    page.quiet.isQuiet(fieldKey(field)),
    isTechnicalShown(page, field),
    JSON.stringify(notTaken(field, page)),
    ...page.editsOf(field),
  ];
}

function drawFrame(field: FieldView, groupTitle: string, page: Page): TemplateResult {
  const frame = fieldFrame(page, field);
  const { labels, content, messages } = drawControl(page.valueOf(field), frame);
  const isRepeated = field.slot === '' && field.label === groupTitle;
  const look = classMap({
    field: true,
    changed: field.changed,
    invalid: hasError(frame.messages),
  });
  const rest = html`${drawTechnical(frame)}
    <p class="help" id="${frame.id}-help">${field.help ?? ''}</p>
    ${content} ${drawMessages(`${frame.id}-messages`, [...messages, ...notTaken(field, page)])}
    <p class="note" id="${frame.id}-note">${field.note ?? ''}</p>
    ${field.changed ? drawChange(frame) : undefined}`;
  if (labels === 'input')
    return html`<div class=${look} data-field=${fieldKey(field)}>
      ${drawInputLabel(frame, isRepeated)} ${rest}
    </div>`;
  return html`<fieldset
    class=${look}
    data-field=${fieldKey(field)}
    aria-describedby=${labels === 'group' ? nothing : describedBy(frame)}
  >
    ${drawLegend(frame, isRepeated)} ${rest}
  </fieldset>`;
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
