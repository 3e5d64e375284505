import { html, noChange, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as l10n from '@vscode/l10n';
import type { FieldMessage, TextValue } from '../../protocol/messages';
import { setPart } from './dateParts';
import { describedBy, hasError, type FieldFrame } from './fieldFrame';
import { isNativeDate, type DateKind } from './nativeDate';
import { drawLine } from './textControl';

interface DateInput {
  readonly type: string;
  /** The last value that it takes: without it a year could have six digits. */
  readonly max: string;
  readonly example: string;
}

const inputs: Record<DateKind, DateInput> = {
  date: { type: 'date', max: '9999-12-31', example: '2026-03-01' },
  time: { type: 'time', max: '23:59:59.999', example: '14:30' },
  dateTime: { type: 'datetime-local', max: '9999-12-31T23:59', example: '2026-03-01T14:30' },
};

export const drawDate =
  (kind: DateKind) =>
  (value: TextValue, frame: FieldFrame): TemplateResult => {
    const memory = frame.page.memory(frame.field);
    memory.isDateAsText ||= !isNativeDate(kind, value.text);
    return memory.isDateAsText ? drawLine('text')(value, frame) : drawNative(kind, value, frame);
  };

/** A value that the native input would not show is kept in sight as a text; it is said how to write it. */
export const dateMessages =
  (kind: DateKind) =>
  (_: TextValue, { page, field, messages }: FieldFrame): readonly FieldMessage[] => {
    if (!page.memory(field).isDateAsText) return messages;
    const message = l10n.t('Write it like {example}.', { example: inputs[kind].example });
    return [...messages, { slot: '', severity: 'hint', message }];
  };

/** The browser's own input, with its calendar. What is typed in it in part has no text that could be sent. */
function drawNative(kind: DateKind, { text }: TextValue, frame: FieldFrame): TemplateResult {
  const { page, field, id } = frame;
  const isPart = page.memory(field).valueBehindPart === text;
  const { type, max } = inputs[kind];
  const take = ({ target, type: eventType }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const isPart = target.validity.badInput;
    if (eventType === 'input' && !isPart) page.type(field, { kind: 'text', text: target.value });
    // After what was typed is held: this draws, and must not write the old value over it.
    setPart(page, field, isPart);
  };
  return html`<input
    class="input date"
    id=${id}
    type=${type}
    max=${max}
    .value=${isPart ? noChange : live(text)}
    ?readonly=${!page.isEditable}
    aria-describedby=${describedBy(frame)}
    aria-required=${field.required}
    aria-invalid=${hasError(frame.messages)}
    @input=${take}
    @keyup=${take}
  />`;
}
