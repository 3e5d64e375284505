import type { TemplateResult } from 'lit';
import type { FieldMessage, FieldValue } from '../../protocol/messages';
import { drawPicked } from '../picker/pickedControl';
import { drawChoice } from './choiceControl';
import type { FieldFrame } from './fieldFrame';
import { drawRecord } from './recordControl';
import { placeMessages } from './rowMessages';
import { drawRows } from './rowsControl';
import { drawShown } from './shownControl';
import { drawText } from './textControl';

type ValueMap = { [V in FieldValue as V['kind']]: V };

interface Control<V extends FieldValue> {
  /** Whether the field's label names one input, or a group of things that have labels of their own. */
  readonly labels: 'input' | 'group';
  readonly draw: (value: V, frame: FieldFrame) => TemplateResult;
  /** The messages that the control does not show itself, beside a row or an entry. */
  readonly messagesOfField?: (value: V, frame: FieldFrame) => readonly FieldMessage[];
}

const text: Control<ValueMap['text']> = { labels: 'input', draw: drawText };

const controls: { [K in keyof ValueMap]: Control<ValueMap[K]> } = {
  text,
  longText: text,
  email: text,
  phone: text,
  url: text,
  choice: { labels: 'input', draw: drawChoice },
  picked: { labels: 'group', draw: drawPicked },
  rows: {
    labels: 'group',
    draw: drawRows,
    messagesOfField: (_, { page, field, messages }) =>
      placeMessages(page.localRows(field.id).all, messages).elsewhere,
  },
  record: {
    labels: 'group',
    draw: drawRecord,
    messagesOfField: ({ entries }, { messages }) =>
      messages.filter(({ slot }) => !entries.some(({ key }) => key === slot)),
  },
  shown: { labels: 'group', draw: drawShown },
};

interface DrawnControl {
  readonly labels: 'input' | 'group';
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
    labels: control.labels,
    content,
    messages: control.messagesOfField?.(value, frame) ?? frame.messages,
  };
}
