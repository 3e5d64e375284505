import type { TemplateResult } from 'lit';
import type { FieldMessage, FieldValue } from '../../core/fields/fieldView';
import { drawPicked } from '../picker/pickedControl';
import { drawChoice } from './choiceControl';
import { dateMessages, drawDate } from './dateControl';
import type { FieldFrame } from './fieldFrame';
import { drawOptions } from './optionsControl';
import { drawRecord } from './recordControl';
import { placeMessages } from './rowMessages';
import { drawRows } from './rowsControl';
import { drawArea, drawLine } from './textControl';

type ValueMap = { [V in FieldValue as V['kind']]: V };

/**
 * What the field's label names: one input, or a group of things that have labels of their own. `described` is a group
 * that the field's help and messages belong to as a whole; in the others they belong to inputs.
 */
type Labelled = 'input' | 'group' | 'described group';

interface Control<V extends FieldValue> {
  readonly labels: Labelled;
  readonly draw: (value: V, frame: FieldFrame) => TemplateResult;
  /** The messages that the control does not show itself, beside a row or an entry. */
  readonly messagesOfField?: (value: V, frame: FieldFrame) => readonly FieldMessage[];
}

const controls: { [K in keyof ValueMap]: Control<ValueMap[K]> } = {
  text: { labels: 'input', draw: drawLine('text') },
  email: { labels: 'input', draw: drawLine('email') },
  phone: { labels: 'input', draw: drawLine('tel') },
  url: { labels: 'input', draw: drawLine('url') },
  integer: { labels: 'input', draw: drawLine('numeric') },
  decimal: { labels: 'input', draw: drawLine('decimal') },
  longText: { labels: 'input', draw: drawArea('prose') },
  json: { labels: 'input', draw: drawArea('code') },
  date: { labels: 'input', draw: drawDate('date'), messagesOfField: dateMessages('date') },
  time: { labels: 'input', draw: drawDate('time'), messagesOfField: dateMessages('time') },
  dateTime: { labels: 'input', draw: drawDate('dateTime'), messagesOfField: dateMessages('dateTime') },
  choice: { labels: 'input', draw: drawChoice },
  options: { labels: 'described group', draw: drawOptions },
  picked: { labels: 'group', draw: drawPicked },
  rows: {
    labels: 'group',
    draw: drawRows,
    messagesOfField: (_, { page, field, messages }) =>
      placeMessages(page.memory(field).rows.all, messages).elsewhere,
  },
  record: {
    labels: 'group',
    draw: drawRecord,
    messagesOfField: ({ entries }, { messages }) =>
      messages.filter(({ slot }) => !entries.some(({ key }) => key === slot)),
  },
};

export const whatIsLabelled = ({ kind }: FieldValue): Labelled => controls[kind].labels;

interface DrawnControl {
  readonly content: TemplateResult;
  readonly messages: readonly FieldMessage[];
}

/** Draws a value by its kind; the messages are those that are left for the field's frame. */
export function drawControl<K extends keyof ValueMap>(
  value: ValueMap[K] & { kind: K },
  frame: FieldFrame,
): DrawnControl {
  const control: Control<ValueMap[K]> = controls[value.kind];
  const content = control.draw(value, frame);
  return {
    content,
    messages: control.messagesOfField?.(value, frame) ?? frame.messages,
  };
}
