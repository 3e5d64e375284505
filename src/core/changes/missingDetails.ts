import * as l10n from '@vscode/l10n';
import { baselineDocument } from './baseline';
import type { Field } from '../fields/field';
import { FIELD_ROWS, FIELDS } from '../fields/fields';
import { isBroken, readDocument } from '../text/contactDocument';
import type { Change, Baseline } from './change';

/** The API left a detail out (`null`) that it gave before: what was taken away there seems to be gone already. */
export class MissingDetailsError extends Error {
  /** In a few words. */
  readonly title: string;

  constructor(fields: readonly Field[]) {
    super(
      l10n.t(
        'Nothing was sent, and your edits are still here. Try again in a moment; if it stays, ask WTS Chat.',
      ),
    );
    this.name = 'MissingDetailsError';
    this.title = l10n.t('WTS Chat left out: {0}', fields.map(({ label }) => label()).join(', '));
  }
}

/** Throws `MissingDetailsError` when something was removed or cleared on top of `baseline` that is unknown in `current`. */
export function refuseMissingDetails(
  baseline: Baseline,
  current: Baseline,
  changes: readonly Change[],
): void {
  const missing = missingDetails(baseline, current, changes);
  if (missing.length > 0) throw new MissingDetailsError(missing);
}

/** The fields of which something was removed or cleared on top of `baseline`, and which are unknown in `current`. */
export function missingDetails(
  baseline: Baseline,
  current: Baseline,
  changes: readonly Change[],
): readonly Field[] {
  const removals = changes.filter(({ after }) => after === undefined || after === null);
  return [...new Set(removals.map(({ field }) => FIELDS[field]))].filter(
    (field) =>
      field.readLoaded(baselineDocument(baseline)).known &&
      !field.readLoaded(baselineDocument(current)).known,
  );
}

/** The fields that `text` has, and of which `stored` says nothing. */
export function unknownDetails(stored: Baseline, text: string): readonly Field[] {
  const [known, shown] = [baselineDocument(stored), readDocument(text)];
  if (isBroken(shown)) return [];
  return FIELD_ROWS.filter(
    (field) => !field.writeOnly && !field.readLoaded(known).known && field.readLoaded(shown).known,
  );
}
