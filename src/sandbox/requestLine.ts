import type { JournalRow } from './journal';

/** A request in one line: what came, what was answered, which fault hit it, and what was ignored and why. */
export function requestLine({ method, path, query, status, ms, faults, ignored }: JournalRow): string {
  const answer = status === 0 ? 'no answer' : String(status);
  const parts = [`${method} ${path}${query} ${answer} ${ms} ms`];
  if (faults.length > 0) parts.push(`fault: ${faults.join(', ')}`);
  if (ignored.length > 0) parts.push(`ignored: ${ignored.join(' ')}`);
  return parts.join('  ').replace(/\p{Cc}/gu, escapeCharacter);
}

/** Keys of a body may hold anything, what steers a terminal too. */
function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
