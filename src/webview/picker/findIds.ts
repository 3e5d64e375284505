/** All UUIDs of a pasted text, once each, in lower case; whatever stands between them (or nothing at all) does not count. */
export function findIds(text: string): string[] {
  const ids = text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? [];
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}
