import type { Difference } from '../../core/accountTypes/difference';

const MOST_LINES = 200;

/** What `--check` prints of a file that is not what the account is now; undefined changes: there is no file. */
export function report(file: string, changes: readonly Difference[] | undefined): string {
  const advice = `Run wts-types without --check to write it.`;
  if (changes === undefined) return `${file} is not there. ${advice}`;
  const lines = changes.flatMap(({ declaration, gone, added }) => [
    ...(declaration === '' ? [] : [`  ${declaration}`]),
    ...gone.map((line) => `    - ${line}`),
    ...added.map((line) => `    + ${line}`),
  ]);
  const more = lines.length - MOST_LINES;
  return [
    `${file} is not what the account is now. ${advice}`,
    ...lines.slice(0, MOST_LINES),
    ...(more > 0 ? [`  … and ${more} more lines.`] : []),
  ].join('\n');
}
