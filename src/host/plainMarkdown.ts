const LONGEST_VALUE = 200;

/** A value from the API as Markdown that shows it as it is, in one line: no link, picture, icon or tag comes of it. */
export function plainMarkdown(value: string): string {
  return oneLine(value).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A value from the API in a row of a pick list, where `$(name)` would draw an icon. */
export function plainLabel(value: string): string {
  return oneLine(value).replace(/\$(?=\([a-z0-9~-]+\))/gi, '\\$');
}

/** A value from the API in one short line in which no mark turns the reading direction. */
export function oneLine(value: string): string {
  const text = value
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(text);
  return characters.length > LONGEST_VALUE ? `${characters.slice(0, LONGEST_VALUE).join('')}…` : text;
}
