import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { TextValue } from '../../protocol/messages';
import { describedBy, hasError, type FieldFrame } from './fieldFrame';
import { asTyped, singleLine, withLineEnds } from './lineEnds';

type InputMode = 'text' | 'email' | 'tel' | 'url';

// Not type="email" and the like: such inputs trim what is typed and have no caret that can be read.
const inputModes: Record<Exclude<TextValue['kind'], 'longText'>, InputMode> = {
  text: 'text',
  email: 'email',
  phone: 'tel',
  url: 'url',
};

const typed = (event: InputEvent) => {
  const { target } = event;
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : '';
};

export function drawText(value: TextValue, frame: FieldFrame): TemplateResult {
  return value.kind === 'longText' ? drawArea(value, frame) : drawInput(value, inputModes[value.kind], frame);
}

function drawInput(value: TextValue, mode: InputMode, frame: FieldFrame): TemplateResult {
  const { page, field, id } = frame;
  return html`<input
    class="input"
    id=${id}
    type="text"
    inputmode=${mode}
    autocomplete="off"
    spellcheck="false"
    .value=${live(singleLine(value.text))}
    ?readonly=${!page.isEditable}
    aria-describedby=${describedBy(frame)}
    aria-invalid=${hasError(frame.messages)}
    @input=${(event: InputEvent) => {
      page.type(field, { kind: 'text', text: typed(event) });
    }}
  />`;
}

function drawArea(value: TextValue, frame: FieldFrame): TemplateResult {
  const { page, field, id } = frame;
  return html`<textarea
    class="input area"
    id=${id}
    rows="3"
    .value=${live(asTyped(value.text))}
    ?readonly=${!page.isEditable}
    aria-describedby=${describedBy(frame)}
    aria-invalid=${hasError(frame.messages)}
    @input=${(event: InputEvent) => {
      page.type(field, { kind: 'text', text: withLineEnds(value.text, typed(event)) });
    }}
  ></textarea>`;
}
