/** The lines that only one of two texts has, below the declaration that they stand in. */
export interface Difference {
  /** Such as `WtsTagName`; '' above the first one. */
  readonly declaration: string;
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

/**
 * What is different between a file that was generated before and what would be generated now. The ends of lines do not
 * count: git may have turned them.
 */
export function differences(before: string, now: string): Difference[] {
  const [old, current] = [linesByDeclaration(before), linesByDeclaration(now)];
  const names = new Set([...current.keys(), ...old.keys()]);
  return [...names]
    .map((declaration) => ({
      declaration,
      gone: onlyIn(old.get(declaration) ?? [], current.get(declaration) ?? []),
      added: onlyIn(current.get(declaration) ?? [], old.get(declaration) ?? []),
    }))
    .filter(({ gone, added }) => gone.length + added.length > 0);
}

/** Of TypeScript the exported declarations, of a JSON Schema those in its `$defs`. */
function linesByDeclaration(text: string): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  let declaration = '';
  for (const line of text.split(/\r\n|\n/)) {
    declaration = /^export \w+ (\w+)/.exec(line)?.[1] ?? /^ {4}"(\w+)": /.exec(line)?.[1] ?? declaration;
    // Where a line stands among others says nothing: the last one of a list has another end.
    const content = line.trim().replace(/[;,](?= \/\/|$)/, '');
    if (content === '') continue;
    const inDeclaration = lines.get(declaration) ?? [];
    inDeclaration.push(content);
    lines.set(declaration, inDeclaration);
  }
  return lines;
}

/** As often as it is there more often. */
function onlyIn(lines: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = counts.get(line) ?? 0;
    counts.set(line, count - 1);
    return count <= 0;
  });
}
