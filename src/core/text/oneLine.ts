/** A value that stands among others' texts: one line in which nothing turns their direction. Emoji of several parts stay whole. */
export function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ').trim();
}
