import { html, noChange, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as l10n from '@vscode/l10n';
import type { FieldMessage, TextValue, FieldView } from '../../core/fields/fieldView';
import { describedBy, hasError, type FieldFrame } from './fieldFrame';
import { drawLine } from './textControl';
import type { Page } from '../page';

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

type DateKind = Extract<TextValue['kind'], 'date' | 'time' | 'dateTime'>;

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/.test(text);

/** A day of the calendar with a year of four digits, as the inputs take it. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // An impossible day is invalid, or rolls over into the next month.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const checks: Record<DateKind, (text: string) => boolean> = {
  date: isDay,
  time: isTime,
  dateTime: (text) => isDay(text.slice(0, 10)) && text[10] === 'T' && isTime(text.slice(11)),
};

/** Whether a native input shows the text; it shows nothing at all for any other. */
export const isNativeDate = (kind: DateKind, text: string) => text === '' || checks[kind](text);

// A date that is typed in part has no text that the browser would give: it cannot be sent, and must not be lost either.

/** A date is typed in part, or whole again. */
function setPart(page: Page, field: FieldView, isPart: boolean): void {
  const memory = page.memory(field);
  const value = page.valueOf(field);
  if ((memory.valueBehindPart !== undefined) === isPart || !('text' in value)) return;
  page.touch(field);
  memory.valueBehindPart = isPart ? value.text : undefined;
  page.draw();
}

/** Empties the inputs that hold a part; the draw shows what the contact holds. */
export function dropParts(page: Page): void {
  for (const input of page.root.querySelectorAll('input')) if (input.validity.badInput) input.value = '';
  page.memories.dropParts();
  page.draw();
}
