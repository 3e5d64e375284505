/** A slash at the end does not count. */
export function segmentsOf(path: string): string[] {
  return path.replace(/\/$/, '').split('/').slice(1);
}

/** What stands in the path at the pattern's `*`, empty for a pattern without one; undefined when it does not fit. */
export function matchPath(pattern: string, segments: readonly string[]): string | undefined {
  const parts = pattern.split('/');
  if (parts.length !== segments.length) return undefined;
  const fits = parts.every((part, index) => part === '*' || part === segments[index]?.toLowerCase());
  return fits ? decode(segments[parts.indexOf('*')] ?? '') : undefined;
}

/** A malformed escape stays as it is and is then simply not found. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
