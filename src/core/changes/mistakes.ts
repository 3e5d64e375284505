import * as l10n from '@vscode/l10n';
import type { ContactDocument } from '../text/contactDocument';
import type { Field, Wanted } from '../fields/field';
import type { Node } from 'jsonc-parser';
import type { TextPath } from '../fields/problem';

/** A field that is written whole would lose what nobody can read in it. */
class UnreadableFieldError extends Error {
  constructor(label: string) {
    super(l10n.t('{0} has a mistake in it that would be lost. Fix it first.', label));
    this.name = 'MistakeError';
  }
}

/** Whether the field is written so that it cannot be understood in full. `keys` are those to look at. */
export function isUnreadable(
  { problems }: Pick<Wanted, 'problems'>,
  document: ContactDocument,
  keys: readonly string[],
): boolean {
  return problems.some(({ severity }) => severity === 'error') || repeatsKeys(document, keys);
}

/** Throws `UnreadableFieldError`. */
export function requireReadable(field: Field, wanted: Wanted, document: ContactDocument): void {
  if (isUnreadable(wanted, document, field.keys)) throw new UnreadableFieldError(field.label());
}

/** Whether one of these top-level keys stands there twice, or holds a key that does: only the last of two is read. */
function repeatsKeys({ root, text }: ContactDocument, keys: readonly string[]): boolean {
  return repeatedKeys(root, text, []).some(([top]) => keys.some((key) => key === top));
}

export function repeatedKeys(node: Node, text: string, path: TextPath): TextPath[] {
  const found: TextPath[] = [];
  const keys = new Set<string>();
  if (node.type === 'array') {
    (node.children ?? []).forEach((item, index) => found.push(...repeatedKeys(item, text, [...path, index])));
  }
  for (const property of node.type === 'object' ? (node.children ?? []) : []) {
    const [keyNode, value] = property.children ?? [];
    const key = String(keyNode?.value);
    if (keys.has(key)) found.push([...path, key]);
    keys.add(key);
    if (value?.children !== undefined) found.push(...repeatedKeys(value, text, [...path, key]));
  }
  return found;
}
