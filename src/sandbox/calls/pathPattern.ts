/** A slash at the end does not count. */
export function segmentsOf(path: string): string[] {
  return path.replace(/\/$/, '').split('/').slice(1);
}

const cutPatterns = new Map<string, readonly string[]>();

/** What stands in the path at the pattern's `*`, empty for a pattern without one; undefined when it does not fit. */
export function matchPath(pattern: string, segments: readonly string[]): string | undefined {
  const parts = cutPatterns.get(pattern) ?? pattern.split('/');
  cutPatterns.set(pattern, parts);
  if (parts.length !== segments.length) return undefined;
  for (const [index, part] of parts.entries()) {
    if (part !== '*' && part !== segments[index]?.toLowerCase()) return undefined;
  }
  return decode(segments[parts.indexOf('*')] ?? '');
}

/** A malformed escape stays as it is and is then simply not found. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
