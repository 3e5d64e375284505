import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { TextValue } from '../../protocol/messages';
import { describedBy, hasError, type FieldFrame } from './fieldFrame';
import { drawHuge, isHuge } from './hugeText';
import { asTyped, singleLine, withLineEnds } from './lineEnds';

// Not type="email", "number" and the like: such inputs trim or swallow what is typed and have no caret that can be read.
type InputMode = 'text' | 'email' | 'tel' | 'url' | 'numeric' | 'decimal';

const typed = (event: InputEvent) => {
  const { target } = event;
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : '';
};

/** One line of text; the mode is for the keyboards of touch screens. */
export const drawLine =
  (mode: InputMode) =>
  (value: TextValue, frame: FieldFrame): TemplateResult => {
    if (isHuge(value.text)) return drawHuge(value.text, frame);
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
      aria-required=${field.required}
      aria-invalid=${hasError(frame.messages)}
      @input=${(event: InputEvent) => {
        page.type(field, { kind: 'text', text: typed(event) });
      }}
    />`;
  };

/** Lines of prose, or of code. */
export const drawArea =
  (look: 'prose' | 'code') =>
  (value: TextValue, frame: FieldFrame): TemplateResult => {
    if (isHuge(value.text)) return drawHuge(value.text, frame);
    const { page, field, id } = frame;
    return html`<textarea
      class="input area ${look}"
      id=${id}
      rows="3"
      spellcheck=${look === 'prose'}
      .value=${live(asTyped(value.text))}
      ?readonly=${!page.isEditable}
      aria-describedby=${describedBy(frame)}
      aria-required=${field.required}
      aria-invalid=${hasError(frame.messages)}
      @input=${(event: InputEvent) => {
        page.type(field, { kind: 'text', text: withLineEnds(value.text, typed(event)) });
      }}
    ></textarea>`;
  };
