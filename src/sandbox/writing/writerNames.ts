import { textFields, textKeys } from '../account/textFields';
import type { TextKey } from '../publicApi';

/** The names that may stand in `fields`. */
export type WriterName = (typeof textFields)[TextKey]['inFields'] | (typeof otherNames)[number];

const otherNames = [
  'PhoneNumber',
  'Tags',
  'Status',
  'CustomFields',
  'Portfolio',
  'SequenceIds',
  'Utm',
  'Metadata',
] as const;

/** A contact is created without them, as the vendor's reference has no keys for them there. */
export const NOT_IN_CREATE: readonly WriterName[] = ['Status', 'PictureUrl', 'Utm'];

export const writerNames: readonly WriterName[] = [
  ...textKeys.map((key) => textFields[key].inFields),
  ...otherNames,
];
