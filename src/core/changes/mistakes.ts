import * as l10n from '@vscode/l10n';
import type { ContactDocument } from '../text/contactDocument';
import type { Field, Wanted } from '../fields/field';
import { repeatsKeys } from './textProblems';

/** A field that is written anew would lose what nobody can read in it. */
export class UnreadableFieldError extends Error {
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
