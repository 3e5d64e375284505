/** A text as a textarea gives it back: comparing anything else would rewrite the input and move the caret. */
export const asTyped = (text: string) => text.replace(/\r\n?/g, '\n');

/** Whether an input of one line would drop a part of it. */
export const hasLines = (text: string) => /[\r\n]/.test(text);

/** A text as a one-line input gives it back. */
export const singleLine = (text: string) => text.replace(/[\r\n]/g, '');

/** What was typed in a textarea, with the line ends that the text had before: else every line would count as changed. */
export function withLineEnds(before: string, typed: string): string {
  return before.includes('\r\n') ? typed.replaceAll('\n', '\r\n') : typed;
}
