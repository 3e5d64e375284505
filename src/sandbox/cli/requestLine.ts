import { cutText } from '../answers/remarks/remarks';
import type { Remark, RequestRow } from '../publicApi';

const MAX_URL = 500;
const MAX_REMARKS = 10;

const LABELS: Readonly<Record<Remark['family'], string>> = {
  ignored: 'ignored',
  cleared: 'cleared',
  noted: 'note',
  refused: 'refused',
};

/** A request in one line: what came, what was answered, which fault hit it, and what was ignored and why. */
export function requestLine({ method, path, query, status, ms, faults, remarks }: RequestRow): string {
  const answer = status === 0 ? 'no answer' : String(status);
  const parts = [`${method} ${cutText(`${path}${query}`, MAX_URL)} ${answer} ${ms} ms`];
  if (faults.length > 0) parts.push(`fault: ${faults.join(', ')}`);
  const shown = remarks.slice(0, MAX_REMARKS);
  for (const family of new Set(shown.map((remark) => remark.family))) parts.push(partOf(family, shown));
  const more = remarks.length - shown.length;
  if (more > 0) parts.push(`and ${more} more`);
  return parts.join('  ').replace(/\p{Cc}/gu, escapeCharacter);
}

function partOf(family: Remark['family'], remarks: readonly Remark[]): string {
  const texts = remarks.filter((remark) => remark.family === family).map(({ text }) => text);
  return `${LABELS[family]}: ${texts.join(' ')}`;
}

/** Keys of a body may hold anything, what steers a terminal too. */
function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
