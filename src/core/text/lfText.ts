/** A place in a text that is the same whatever its line ends are. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/**
 * Line ends as the API's values, and all that we make of them, have them. VS Code gives a whole text in those of its
 * document, which a person can change.
 */
export function withLf(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Of an offset in a text with LF. */
export function positionAt(text: string, offset: number): LinePosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length - 1, character: before.length - lineStart };
}

/** Of a place in a text with LF; beyond its end, that end. */
export function offsetAt(text: string, { line, character }: LinePosition): number {
  let lineStart = 0;
  for (let passed = 0; passed < line; passed++) {
    const end = text.indexOf('\n', lineStart);
    if (end < 0) return text.length;
    lineStart = end + 1;
  }
  return Math.min(lineStart + character, text.length);
}
