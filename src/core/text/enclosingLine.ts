/** Further up nobody would look either. */
const FARTHEST = 50;

/**
 * The nearest line above that stands further left and so opens what a line stands in, as in JSON and YAML; '' for
 * none. The dash of a YAML list counts as indentation.
 */
export function enclosingLine(lineAt: (line: number) => string, line: number): string {
  const depth = depthOf(lineAt(line));
  for (let above = line - 1; above >= Math.max(0, line - FARTHEST); above--) {
    const text = lineAt(above);
    if (text.trim() !== '' && depthOf(text) < depth) return text;
  }
  return '';
}

function depthOf(text: string): number {
  return /^\s*(?:-\s)?/.exec(text)?.[0].length ?? 0;
}
