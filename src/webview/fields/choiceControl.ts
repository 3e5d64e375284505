import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChoiceValue } from '../../core/fields/fieldView';
import { icon } from '../views/icon';
import { describedBy, hasError, type FieldFrame } from './fieldFrame';

export function drawChoice({ selected, options }: ChoiceValue, frame: FieldFrame): TemplateResult {
  const { page, field, id } = frame;
  const choose = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) page.choose(field, { kind: 'choice', selected: target.value });
  };
  return html`<div class="select">
    <select
      class="input"
      id=${id}
      ?disabled=${!page.isEditable}
      aria-describedby=${describedBy(frame)}
      aria-required=${field.required}
      aria-invalid=${hasError(frame.messages)}
      @change=${choose}
    >
      ${options.map(
        ({ value, label }) =>
          html`<option .value=${value} .selected=${live(value === selected)}>${label}</option>`,
      )}
    </select>
    ${icon('chevron-down')}
  </div>`;
}
