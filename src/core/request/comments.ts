/** Lines of a `.http` file, one each, whatever a message quotes. REST clients obey a comment that begins with @. */
export function comments(lines: readonly string[]): string {
  return lines.map((line) => `# ${line.replace(/[\p{C}\p{Z}]+/gu, ' ').trim()}`.trimEnd() + '\n').join('');
}
