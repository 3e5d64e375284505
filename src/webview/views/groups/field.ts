import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import * as l10n from '@vscode/l10n';
import type { FieldMessage, FieldView } from '../../../protocol/messages';
import { fieldKey } from '../../fieldPlace';
import { drawControl, whatIsLabelled } from '../../fields/control';
import { describedBy, fieldFrame, type FieldFrame } from '../../fields/fieldFrame';
import type { Page } from '../../page';
import { drawInputLabel, drawLegend, drawTechnical } from './fieldLabel';
import { icon } from '../icon';
import { localTime } from '../localTime';
import { drawMessages } from '../messages';
import { notTaken } from './notTaken';

/** A field with its label, help, messages and, when it was changed, what it was. */
export function drawField(field: FieldView, groupTitle: string, page: Page): TemplateResult {
  const frame = fieldFrame(page, field);
  const isRepeated = field.slot === '' && field.label === groupTitle;
  const look = field.changed ? 'field changed' : 'field';
  const labels = whatIsLabelled(field.value);
  // The key comes and goes with each letter in the filter box, in hundreds of rows: the rest of the row stays as it is.
  const technical = drawTechnical(frame);
  const rest = guard(causesToDraw(field, page), () => drawRest(frame));
  if (labels === 'input')
    return html`<div class=${look} data-field=${fieldKey(field)}>
      ${guard([field], () => drawInputLabel(frame, isRepeated))} ${technical} ${rest}
    </div>`;
  return html`<fieldset
    class=${look}
    data-field=${fieldKey(field)}
    aria-describedby=${labels === 'group' ? nothing : describedBy(frame)}
  >
    ${guard([field], () => drawLegend(frame, isRepeated))} ${technical} ${rest}
  </fieldset>`;
}

/**
 * What a custom field's row is drawn from: an account has hundreds, and a key typed in one must not draw them all.
 * The few fields of the table have lists and rows of their own and are always drawn.
 */
export function causesToDraw(field: FieldView, page: Page): unknown[] {
  if (field.slot === '') return [{}];
  return [
    field,
    page.isEditable,
    page.memory(field).drawVersion,
    page.quiet.isQuiet(fieldKey(field)),
    textOf(notTaken(field, page)),
    ...page.editsOf(field),
  ];
}

const textOf = (messages: readonly FieldMessage[]) => (messages.length === 0 ? '' : JSON.stringify(messages));

/** What stands below the label and the key. */
function drawRest(frame: FieldFrame): TemplateResult {
  const { page, field, id } = frame;
  const { content, messages } = drawControl(page.valueOf(field), frame);
  return html`<p class="help" id="${id}-help">${field.help ?? ''}</p>
    ${content} ${drawMessages(`${id}-messages`, [...messages, ...notTaken(field, page)])}
    <p class="note" id="${id}-note">${field.note ?? ''}</p>
    ${field.changed ? drawChange(frame) : undefined} ${field.proposed === true ? drawProposed() : undefined}`;
}

const drawProposed = () =>
  html`<p class="was proposed">
    ${icon('lightbulb')}<span class="was-text"
      >${l10n.t('Proposed by a coding agent. Not sent before you save.')}</span
    >
  </p>`;

function drawChange({ page, field }: FieldFrame): TemplateResult {
  const was = page.memory(field).isDateAsText ? field.was : localTime(field.value.kind, field.was);
  const restore = () => {
    page.restore(field);
  };
  return html`<p class="was">
    ${icon('edit')}
    <span class="was-text">
      ${was === '' ? l10n.t('Changed. It was empty.') : l10n.t('Changed. It was: {was}', { was })}
    </span>
    ${
      page.isEditable
        ? html`<button class="link" type="button" @click=${restore}>
            ${l10n.t('Revert field')}<span class="unseen"> ${field.label}</span>
          </button>`
        : undefined
    }
  </p>`;
}
