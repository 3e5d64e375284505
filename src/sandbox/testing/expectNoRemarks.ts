import { AssertionError } from 'node:assert';
import type { RequestEntry } from '../publicApi';

/** What a remark of the family `noted` tells is how a call ended, not what was wrong with it. */
const silent = new Set(['ignored', 'cleared', 'refused']);

/** @throws an AssertionError that tells each request with what the API would have done with it */
export function checkNoRemarks(requests: readonly RequestEntry[], except: readonly string[]): void {
  const told = requests.flatMap(({ method, path, query, status, remarks }) => {
    const wrong = remarks.filter(({ kind, family }) => silent.has(family) && !except.includes(kind));
    const lines = wrong.map(({ family, kind, text }) => `    ${family}: ${text} (${kind})`);
    return lines.length === 0 ? [] : [`  ${method} ${path}${query} answered ${status}`, ...lines];
  });
  if (told.length === 0) return;
  const message = `WTS Chat would not have done all that was asked for:\n${told.join('\n')}`;
  throw new AssertionError({ message, actual: told, expected: [], stackStartFn: checkNoRemarks });
}
