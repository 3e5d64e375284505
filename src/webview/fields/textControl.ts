import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { TextValue } from '../../core/fields/fieldView';
import { describedBy, hasError, type FieldFrame } from './fieldFrame';
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
      dir="auto"
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
      dir=${look === 'prose' ? 'auto' : 'ltr'}
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

/** In characters: a browser takes seconds for each key in a longer text of mixed scripts. */
const mostText = 100_000;

const shownPart = 2000;

const isHuge = (text: string) => text.length > mostText;

/** A text that is too long to be edited here; its beginning is shown, and the way to the JSON. */
function drawHuge(text: string, frame: FieldFrame): TemplateResult {
  const { page, field, id } = frame;
  const showJson = () => {
    page.flush();
    page.send({ type: 'next', document: page.document, step: 'showJson' });
  };
  const size = new Intl.NumberFormat(document.documentElement.lang || undefined).format(text.length);
  return html`<textarea
      class="input area"
      dir="auto"
      id=${id}
      rows="3"
      readonly
      aria-describedby=${describedBy(frame)}
      .value="${text.slice(0, shownPart)}…"
    ></textarea>
    <p class="note">
      ${l10n.t('These are the first of {size} characters: too many to edit here.', { size })}
      <button
        class="link"
        type="button"
        aria-label=${l10n.t('Edit {field} in the JSON', { field: field.label })}
        @click=${showJson}
      >
        ${l10n.t('Edit in the JSON')}
      </button>
    </p>`;
}
