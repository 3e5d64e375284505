/**
 * A text as a literal of TypeScript, JavaScript or JSON that means the same, character by character. What could hide or
 * turn the text around it is written as an escape.
 */
export function literal(text: string): string {
  return JSON.stringify(text).replace(
    /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200b\u2060\ufeff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A line that cannot end the comment that it stands in. */
export function inComment(line: string): string {
  return line.replaceAll('*/', '*\\/');
}
