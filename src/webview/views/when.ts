type Unit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

const units: readonly (readonly [Unit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Clocks differ: what the server has just done is not in the future. */
const CLOCK_DIFFERENCE_S = 10 * 60;

const language = () => (document.documentElement.lang === '' ? undefined : document.documentElement.lang);

/** Making a format takes longer than the rest of a key, and the page's language stays. */
const lazily = <T>(make: () => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const relative = lazily(() => new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }));
const absolute = lazily(
  () => new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'medium' }),
);
const timeOfDay = lazily(() => new Intl.DateTimeFormat(language(), { timeStyle: 'short' }));
const dayAndTime = lazily(
  () => new Intl.DateTimeFormat(language(), { timeStyle: 'short', dateStyle: 'short' }),
);

/** "2 hours ago" in the person's language; a text that is no date is returned as it is. @param iso ISO-8601 */
export function relativeTime(iso: string, now: number): string {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return iso;
  const ahead = Math.round((then - now) / 1000);
  const seconds = ahead > 0 && ahead <= CLOCK_DIFFERENCE_S ? 0 : ahead;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relative().format(size === 1 ? 0 : Math.trunc(seconds / size), unit);
}

/** Date and time in the person's language and time zone; a text that is no date is returned as it is. @param iso ISO-8601 */
export function absoluteTime(iso: string): string {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return iso;
  return absolute().format(then);
}

/** The time, with the day when it is another than today; a text that is no date is returned as it is. @param iso ISO-8601 */
export function shortTime(iso: string, now: number): string {
  const then = new Date(iso);
  if (Number.isNaN(then.getTime())) return iso;
  const isToday = then.toDateString() === new Date(now).toDateString();
  return (isToday ? timeOfDay() : dayAndTime()).format(then);
}
