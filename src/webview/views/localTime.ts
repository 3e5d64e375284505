import type { FieldValue, SavedSlot } from '../../core/fields/fieldView';
import type { Page } from '../page';

const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

const hour = { hour: '2-digit', minute: '2-digit' } as const;

const styles = new Map<FieldValue['kind'], Intl.DateTimeFormatOptions>([
  ['date', day],
  ['time', hour],
  ['dateTime', { ...day, ...hour }],
]);

/**
 * A day, a time, or both as the browser's own date inputs show it: they go by the browser's language, whatever that of
 * the page. Any other text stays as it is.
 */
export function localTime(kind: FieldValue['kind'] | undefined, text: string): string {
  const style = kind && styles.get(kind);
  if (style === undefined) return text;
  const time = new Date(readable(text));
  return Number.isNaN(time.getTime()) ? text : new Intl.DateTimeFormat(undefined, style).format(time);
}

/** The text as JavaScript reads it; '' for any other. Anything finer than minutes would be lost. */
function readable(text: string): string {
  if (/^\d\d:\d\d$/.test(text)) return `2000-01-01T${text}`;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00`;
  return /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/.test(text) ? text.replace(' ', 'T') : '';
}

/** A value of a field as the form shows it. */
export function textOf(
  { field: wanted, slot: at }: Pick<SavedSlot, 'field' | 'slot'>,
  text: string,
  { state }: Page,
): string {
  const fields = state?.body.kind === 'form' ? state.body.form.fields : [];
  const field = fields.find(({ id, slot }) => id === wanted && slot === at);
  return localTime(field?.value.kind, text);
}
