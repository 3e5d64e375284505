import type { TextKey } from '../publicApi';

interface TextField {
  /** Its name in the `fields` of an update. */
  readonly inFields: string;
  readonly maxLength: number;
  /** A field that is not shown can be written and never comes back. */
  readonly isShown: boolean;
}

/** Each plain text of a contact. What else there is of one, in updates, answers, webhooks and seed files, follows from its row. */
export const textFields = {
  name: { inFields: 'Name', maxLength: 255, isShown: true },
  email: { inFields: 'Email', maxLength: 255, isShown: true },
  instagram: { inFields: 'Instagram', maxLength: 255, isShown: true },
  annotation: { inFields: 'Annotation', maxLength: Infinity, isShown: true },
  pictureUrl: { inFields: 'PictureUrl', maxLength: Infinity, isShown: false },
} as const satisfies Record<TextKey, TextField>;

export const textKeys = Object.keys(textFields).filter((key): key is TextKey => key in textFields);

/** Those that the API shows. */
export const shownTexts: readonly TextKey[] = textKeys.filter((key) => textFields[key].isShown);
