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

/** The ids of the texts that explain the field; they stand in the frame even when empty, but for who proposed it. */
export const describedBy = ({ id, field }: FieldFrame) =>
  `${id}-technical ${id}-help ${id}-note ${id}-messages${field.proposed === true ? ` ${id}-proposed` : ''}`;

export const hasError = (messages: readonly FieldMessage[]) =>
  messages.some(({ severity }) => severity === 'error');
