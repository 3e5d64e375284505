/** The shape of an ID, in lower case, for a pattern of more than an ID. */
export const ID_PATTERN = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';

/** The same as texts have it, which lose hyphens. */
export const JOINED_ID = '[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}';

const wholeId = new RegExp(`^${ID_PATTERN}$`, 'i');

/** Whether the text is an ID and nothing else, in either case; all ids of the API look alike. */
export function isContactId(text: string): boolean {
  return wholeId.test(text);
}
