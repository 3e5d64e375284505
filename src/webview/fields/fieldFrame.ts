import type { FieldMessage, FieldView } from '../../core/fields/fieldView';
import { domId } from '../fieldPlace';
import type { Page } from '../page';

/** What a control needs from the frame around it. */
export interface FieldFrame {
  readonly page: Page;
  readonly field: FieldView;
  /** The id of the field's input; other ids of the field start with it. */
  readonly id: string;
  readonly messages: readonly FieldMessage[];
}

export function fieldFrame(page: Page, field: FieldView): FieldFrame {
  return { page, field, id: domId(field), messages: page.messagesOf(field) };
}

/** The ids of the texts that explain the field. The key comes and goes without a draw of the input: its id is told always. */
export function describedBy({ id, field }: FieldFrame): string {
  const texts = [
    field.technical !== '' && 'technical',
    (field.help ?? '') !== '' && 'help',
    (field.note ?? '') !== '' && 'note',
    'messages',
    field.proposed === true && 'proposed',
  ];
  return texts.flatMap((text) => (text === false ? [] : `${id}-${text}`)).join(' ');
}

export const hasError = (messages: readonly FieldMessage[]) =>
  messages.some(({ severity }) => severity === 'error');
