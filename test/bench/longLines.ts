import { contactMentionAt, findMentions } from '../../src/core/identity/mentions';
import type { Row } from './table';

const LENGTH = 20_000;
const WARM_UP = 8;
const RUNS = 25;

const json = '{"contactId":"0f8e6a3c-1111-4222-8333-444455556666","phone":"+5511999990000","n":12345678901},';

/** What a line of 20,000 characters may be made of. */
const kinds: Readonly<Record<string, string>> = {
  prose: 'O contato pediu uma proposta para doze meses e prefere contato pela manhã. ',
  JSON: json,
  "a server's log":
    '2026-11-22 17:08:41,123 INFO [http-nio-8080-exec-3] GET /core/v1/contact/0f8e6a3c-1111-4222-8333-444455556666 200 in 143 ms ',
  'JSON in JSON': json.replaceAll('"', '\\"'),
  'escapes of Unicode': '\\u0022name\\u0022:\\u0022Jo\\u00e3o da Silva\\u0022,\\u0022n\\u0022:12345,',
  'escapes of links': 'name%3DJo%C3%A3o%20da%20Silva%26id%3D12345%22%2C',
  'numbers in groups': '11 22 33 44 55 66 77 88 99 00 ',
  'numbers without names': '12345678901 1763831000123 1133330000 ',
  backslashes: '\\',
  'times and addresses': '2026-11-22T17:08:41.123456Z 192.168.100.100 ',
  'digits of other scripts': 'علی رضا ۱۲۳۴۵ می\u200cخواهم ',
};

/** How long links and a hover take on long lines: both are asked for while somebody looks at a log. */
export function longLineRows(): Promise<Row[]> {
  const lines = Object.values(kinds).map((kind) => kind.repeat(LENGTH / kind.length + 1).slice(0, LENGTH));
  const links = slowest(lines, (line) => findMentions(line));
  const hover = slowest(lines, (line) => contactMentionAt(line, LENGTH / 2, ''));
  const of = (kind: number): string => Object.keys(kinds)[kind] ?? '';
  return Promise.resolve([
    {
      what: `links in a line of 20,000 characters, slowest of ${lines.length} kinds (${of(links.kind)})`,
      measured: `${links.ms.toFixed(2)} ms`,
      budget: '10 ms',
    },
    {
      what: `hover on a line of 20,000 characters, slowest of ${lines.length} kinds (${of(hover.kind)})`,
      measured: `${hover.ms.toFixed(2)} ms`,
      budget: '2 ms',
    },
  ]);
}

function slowest(
  lines: readonly string[],
  read: (line: string) => unknown,
): { readonly kind: number; readonly ms: number } {
  return lines
    .map((line, kind) => ({ kind, ms: median(() => read(line)) }))
    .toSorted((a, b) => b.ms - a.ms)[0]!;
}

function median(act: () => unknown): number {
  for (let run = 0; run < WARM_UP; run += 1) act();
  const times = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    act();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN;
}
