/** The 13 names that may stand in `fields`. */
export const writerNames = [
  'Name',
  'PhoneNumber',
  'Email',
  'Instagram',
  'Annotation',
  'Tags',
  'Status',
  'CustomFields',
  'PictureUrl',
  'Portfolio',
  'SequenceIds',
  'Utm',
  'Metadata',
] as const;

export type WriterName = (typeof writerNames)[number];
