import { oneLine } from '../../core/text/oneLine';

const LONGEST_VALUE = 200;

/** A value from the API as Markdown that shows it as it is, in one line: no link, picture, icon or tag comes of it. */
export function plainMarkdown(value: string): string {
  return cut(oneLine(value), LONGEST_VALUE).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A value from the API in a row of a pick list, where `$(name)` would draw an icon. */
export function plainLabel(value: string): string {
  return shortPlainLabel(value, LONGEST_VALUE);
}

export function shortPlainLabel(value: string, longest: number): string {
  return cut(oneLine(value), longest).replace(/\$(?=\([a-z0-9~-]+\))/gi, '\\$');
}

/**
 * For sentences with words of the API or of a contact: notifications and input boxes make `[text](command:…)` a link
 * that runs the command.
 */
export function withoutLinks(sentence: string): string {
  return sentence.replaceAll('](', '] (');
}

function cut(text: string, longest: number): string {
  const characters = Array.from(text);
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
}
