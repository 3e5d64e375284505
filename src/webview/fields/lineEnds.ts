const lineEnd = /\r\n|\r|\n/;
const lineEnds = /\r\n|\r|\n/g;

/** A text as a textarea gives it back: comparing anything else would rewrite the input and move the caret. */
export const asTyped = (text: string) => text.replace(/\r\n?/g, '\n');

/** Whether an input of one line would drop a part of it. */
export const hasLines = (text: string) => /[\r\n]/.test(text);

/** A text as a one-line input gives it back. */
export const singleLine = (text: string) => text.replace(/[\r\n]/g, '');

/**
 * What was typed in a textarea, with the line ends that the text had: lines that are the same from the start or from the
 * end on keep theirs, and a new one ends as the first of the text does. Else every line would count as changed.
 */
export function withLineEnds(before: string, typed: string): string {
  if (!before.includes('\r')) return typed;
  const ends = before.match(lineEnds) ?? [];
  const old = before.split(lineEnd);
  const lines = typed.split('\n');
  let kept = 0;
  while (kept < Math.min(old.length, lines.length) - 1 && old[kept] === lines[kept]) kept++;
  const mended = lines.map((line, index) => line + (index === lines.length - 1 ? '' : endOf(index))).join('');
  // A lone `\r` and the `\n` of an empty line after it would be one.
  return asTyped(mended) === typed ? mended : typed;

  function endOf(index: number): string {
    // Counted from the end, for what stands behind the place that was typed at.
    const fromEnd = index < kept ? index : index - lines.length + old.length;
    return (fromEnd < kept && index >= kept ? undefined : ends[fromEnd]) ?? ends[0] ?? '\n';
  }
}
