import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import * as l10n from '@vscode/l10n';
import type { FieldView } from '../../../protocol/messages';
import type { FieldFrame } from '../../fields/fieldFrame';
import { isTechnicalShown } from './filter';

/** Some letters and marks are drawn as nothing or as a gap. */
const isVisible = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The name of one input. That it is required stands beside it; a screen reader hears it from the input. */
export function drawInputLabel({ id, field }: FieldFrame, isRepeated: boolean): TemplateResult {
  return html`<div class="label-line">
    <label class=${lookOf(isRepeated)} id="${id}-label" for=${id} title=${titleOf(field.technical)}>
      ${nameOf(field)}
    </label>
    ${field.required ? html`<span class="aside" aria-hidden="true">${l10n.t('required')}</span>` : undefined}
    ${drawHidden(field)}
  </div>`;
}

/** The name of a group of inputs. */
export function drawLegend({ id, field }: FieldFrame, isRepeated: boolean): TemplateResult {
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

/** A custom field's key and type, for those who asked; it stands there empty for the others. */
export function drawTechnical({ id, field, page }: FieldFrame): TemplateResult {
  const isShown = field.technical !== '' && isTechnicalShown(page, field);
  return html`<p class="technical" id="${id}-technical" ?hidden=${!isShown}>
    <code>${isShown ? field.technical : ''}</code>
  </p>`;
}

/** An account may have a custom field without a name. */
const nameOf = ({ label, slot }: FieldView) =>
  [label, slot].find((name) => isVisible.test(name)) ?? l10n.t('No name');

/** A group of one field with the group's name does not show the name twice. */
const lookOf = (isRepeated: boolean) => classMap({ label: true, unseen: isRepeated });

const titleOf = (technical: string) => (technical === '' ? nothing : technical);
