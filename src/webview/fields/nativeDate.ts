import type { TextValue } from '../../protocol/messages';

export type DateKind = Extract<TextValue['kind'], 'date' | 'time' | 'dateTime'>;

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/.test(text);

/** A day of the calendar with a year of four digits, as the inputs take it. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // An impossible day is invalid, or rolls over into the next month.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const checks: Record<DateKind, (text: string) => boolean> = {
  date: isDay,
  time: isTime,
  dateTime: (text) => isDay(text.slice(0, 10)) && text[10] === 'T' && isTime(text.slice(11)),
};

/** Whether a native input shows the text; it shows nothing at all for any other. */
export const isNativeDate = (kind: DateKind, text: string) => text === '' || checks[kind](text);
