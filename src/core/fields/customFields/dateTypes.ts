import * as l10n from '@vscode/l10n';
import type { TextValue } from '../fieldView';
import type { ScalarType } from './customFieldKind';

const DATE = /^(\d{4})([-/])(\d{2})\2(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,7}))?)?$/;
/** No `T` before the one between: looking for others takes a long text's length squared. */
const DATE_AND_TIME = /^([^T\s]+)([T ])(\S+)$/;

/** Read as `2006/03/01` and `2006-03-01`, written as the latter. */
const dateType: ScalarType = {
  canonical: dateOf,
  view: (text, canonical) => shown('date', text, canonical),
  write: (canonical) => canonical,
  show: (canonical) => canonical,
  problem: (_text, canonical) =>
    canonical === undefined ? l10n.t('This must be a day of the calendar, such as 2006-03-01.') : '',
  like: (canonical, model) => (model.includes('/') ? canonical.replaceAll('-', '/') : canonical),
};

/** Canonically without seconds that are zero. */
const timeType: ScalarType = {
  canonical: timeOf,
  view: (text, canonical) => shown('time', text, canonical),
  write: (canonical) => canonical,
  show: (canonical) => canonical,
  problem: (_text, canonical) =>
    canonical === undefined ? l10n.t('This must be a time of the day, such as 14:30.') : '',
  like: timeLike,
};

/** A local time without a zone: one with a zone is not converted but shown as the text that it is. */
const dateTimeType: ScalarType = {
  canonical: dateTimeOf,
  view: (text, canonical) => shown('dateTime', text, canonical),
  write: (canonical) => (/:\d\d:/.test(canonical) ? canonical : `${canonical}:00`),
  show: (canonical) => canonical.replace('T', ' '),
  problem: (_text, canonical) =>
    canonical === undefined
      ? l10n.t('This must be a day and a time without a zone, such as 2026-07-08T14:30.')
      : '',
  like: dateTimeLike,
};

/** By the API's names of the types. */
export const dateTypes = { DATE: dateType, TIME: timeType, DATETIME: dateTimeType };

function shown(kind: TextValue['kind'], text: string, canonical: string | undefined): TextValue {
  return { kind, text: canonical ?? text };
}

function dateOf(text: string): string | undefined {
  const [, year = '', , month = '', day = ''] = DATE.exec(text.trim()) ?? [];
  const written = `${year}-${month}-${day}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  // Date.parse takes the 31st of every month for a day.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written) ? written : undefined;
}

function timeOf(text: string): string | undefined {
  const [, hours, minutes = '', seconds = '00', fraction = ''] = TIME.exec(text.trim()) ?? [];
  if (hours === undefined) return undefined;
  const rest = fraction.replace(/0+$/, '');
  if (rest !== '') return `${hours}:${minutes}:${seconds}.${rest}`;
  return seconds === '00' ? `${hours}:${minutes}` : `${hours}:${minutes}:${seconds}`;
}

function dateTimeOf(text: string): string | undefined {
  const [, day = '', , hours = ''] = DATE_AND_TIME.exec(text.trim()) ?? [];
  const date = dateOf(day);
  const time = timeOf(hours);
  return date === undefined || time === undefined ? undefined : `${date}T${time}`;
}

/** Seconds and their fraction are written where the model has them: `.0000000` stays seven digits. */
function timeLike(canonical: string, model: string): string {
  const [, , , seconds, fraction = ''] = TIME.exec(model.trim()) ?? [];
  const [, hours = '', minutes = '', ownSeconds, ownFraction = ''] = TIME.exec(canonical) ?? [];
  const digits = ownFraction.padEnd(fraction.length, '0');
  const written = `${hours}:${minutes}`;
  if (digits !== '') return `${written}:${ownSeconds ?? '00'}.${digits}`;
  return ownSeconds !== undefined || seconds !== undefined ? `${written}:${ownSeconds ?? '00'}` : written;
}

function dateTimeLike(canonical: string, model: string): string {
  const [, date = '', between = 'T', time = ''] = DATE_AND_TIME.exec(model.trim()) ?? [];
  const [ownDate = '', ownTime = ''] = canonical.split('T');
  return `${dateType.like?.(ownDate, date) ?? ownDate}${between}${timeLike(ownTime, time)}`;
}
