import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import * as l10n from '@vscode/l10n';
import type { FieldMessage, FieldView } from '../../../core/fields/fieldView';
import { fieldKey } from '../../fieldPlace';
import { drawControl, whatIsLabelled } from '../../fields/control';
import { describedBy, fieldFrame, type FieldFrame } from '../../fields/fieldFrame';
import type { Page } from '../../page';
import { icon } from '../icon';
import { localTime } from '../localTime';
import { drawMessages } from '../messages';
import { notTaken } from './notTaken';
import { classMap } from 'lit/directives/class-map.js';

/** A field with its label, help, messages and, when it was changed, what it was. */
export function drawField(field: FieldView, groupTitle: string, page: Page): TemplateResult {
  const frame = fieldFrame(page, field);
  const isRepeated = field.slot === '' && field.label === groupTitle;
  const look = field.changed ? 'field changed' : 'field';
  const labels = whatIsLabelled(field.value);
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
  return html`${drawQuiet('help', id, field.help)} ${content}
  ${drawMessages(`${id}-messages`, [...messages, ...notTaken(field, page)])}
  ${drawQuiet('note', id, field.note)} ${field.changed ? drawChange(frame) : undefined}
  ${field.proposed === true ? drawProposed(id) : undefined}`;
}

/** Nothing stands where nothing is said: empty elements of hundreds of fields cost more than all the rest of a key. */
const drawQuiet = (look: 'help' | 'note', id: string, text: string | undefined) =>
  text === undefined || text === '' ? undefined : html`<p class=${look} id="${id}-${look}">${text}</p>`;

const drawProposed = (id: string) =>
  html`<p class="was proposed" id="${id}-proposed">
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
    <span class="was-line">
      <span class="was-text" title=${was}>
        ${was === '' ? l10n.t('Changed. It was empty.') : l10n.t('Changed. It was: {was}', { was })}
      </span>
      ${
        page.isEditable
          ? html`<button class="link" type="button" @click=${restore}>
              ${l10n.t('Revert field')}<span class="unseen"> ${field.label}</span>
            </button>`
          : undefined
      }
    </span>
  </p>`;
}

/** Some letters and marks are drawn as nothing or as a gap. */
const isVisible = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The name of one input. That it is required stands beside it; a screen reader hears it from the input. */
function drawInputLabel({ id, field }: FieldFrame, isRepeated: boolean): TemplateResult {
  return html`<div class="label-line">
    <label class=${lookOf(isRepeated)} id="${id}-label" for=${id} title=${titleOf(field.technical)}>
      ${nameOf(field)}
    </label>
    ${field.required ? html`<span class="aside" aria-hidden="true">${l10n.t('required')}</span>` : undefined}
    ${drawHidden(field)}
  </div>`;
}

/** The name of a group of inputs. */
function drawLegend({ id, field }: FieldFrame, isRepeated: boolean): TemplateResult {
  return html`<legend class="label-line">
    <span class=${lookOf(isRepeated)} id="${id}-label" title=${titleOf(field.technical)}
      >${nameOf(field)}</span
    >
    ${field.required ? html`<span class="aside">${l10n.t('required')}</span>` : undefined}
    ${drawHidden(field)}
  </legend>`;
}

const drawHidden = ({ hidden }: FieldView) =>
  hidden ? html`<span class="aside">${l10n.t('hidden in WTS Chat')}</span>` : undefined;

/** The place of a custom field's key and type; the stretch writes them there for those who asked. */
const drawTechnical = ({ id, field }: FieldFrame) =>
  field.technical === '' ? undefined : html`<p class="technical" id="${id}-technical" hidden></p>`;

/** An account may have a custom field without a name. */
const nameOf = ({ label, slot }: FieldView) =>
  [label, slot].find((name) => isVisible.test(name)) ?? l10n.t('No name');

/** A group of one field with the group's name does not show the name twice. */
const lookOf = (isRepeated: boolean) => classMap({ label: true, unseen: isRepeated });

const titleOf = (technical: string) => (technical === '' ? nothing : technical);
