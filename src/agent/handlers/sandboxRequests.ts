import { CLIENT_NAME } from '../../core/api/http';
import type { Json } from '../../core/text/json';
import type { RequestRow } from '../../sandbox/publicApi';
import type { SandboxJournal } from '../agentPlace';
import type { ToolCall } from '../toolCall';
import { AgentError } from '../answers/agentError';
import type { Answer } from '../answers/answer';
import { quoted } from '../answers/harmless';
import { jsonOf } from '../answers/jsonOf';

/** The newest ones. */
const MOST_SHOWN = 30;

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

export async function sandboxRequests({ input, place, environment }: ToolCall): Promise<Answer> {
  const isAfter = readSince(input.text('since'));
  const journal = await place.journal();
  const all = (await allRows(journal, environment.baseUrl)).filter(isAfter);
  const rows = all.filter(({ userAgent }) => userAgent !== CLIENT_NAME);
  const telling = rows.filter(tellsSomething);
  const shown = telling.slice(-MOST_SHOWN);
  place.log(`wts_sandbox_requests ${environment.name} ${shown.length} requests`);
  return {
    says: [...summary(rows), ...leftOut(rows, telling, shown), ...own(all.length - rows.length)].join(' '),
    data: await Promise.all(shown.map((row) => describeRequest(row, journal))),
  };
}

async function allRows(journal: SandboxJournal, url: string): Promise<readonly RequestRow[]> {
  try {
    return await journal.rows();
  } catch {
    throw new AgentError(
      `No sandbox answers at ${url}. Start it: in VS Code with "WTS Sandbox: Start Sandbox", on a command line with "npx wts-sandbox".`,
    );
  }
}

/** Reads that went well are many. */
function tellsSomething({ method, path, status, remarks, faults }: RequestRow): boolean {
  const isRead = method === 'GET' || /\/contact\/filter$/i.test(path);
  return !isRead || status >= 400 || status === 0 || remarks.length > 0 || faults.length > 0;
}

function summary(rows: readonly RequestRow[]): string[] {
  const dropped = rows.filter(({ remarks }) =>
    remarks.some(({ family }) => family === 'ignored' || family === 'cleared'),
  );
  const refused = rows.filter(({ status }) => status >= 400);
  return [
    rows.length === 0
      ? 'No program has sent a request.'
      : `${countOf(rows.length, 'request')} of other programs, oldest first.`,
    ...(dropped.length > 0
      ? [`In ${dropped.length} something was ignored or cleared in silence: their remarks say what and why.`]
      : []),
    ...(refused.length > 0 ? [`${countOf(refused.length, 'request')} got an error.`] : []),
  ];
}

/** An agent looks for what an integration has sent: what it and the form have sent themselves, it knows. */
function own(count: number): string[] {
  return count > 0 ? [`Left out: ${countOf(count, 'request')} of these tools and of the form.`] : [];
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

type Rows = readonly RequestRow[];

function leftOut(rows: Rows, telling: Rows, shown: Rows): string[] {
  const quiet = rows.length - telling.length;
  return [
    ...(quiet > 0
      ? [`${countOf(quiet, 'read')} that went well ${quiet === 1 ? 'is' : 'are'} left out.`]
      : []),
    ...(telling.length > shown.length ? [`The newest ${shown.length} stand below.`] : []),
  ];
}

async function describeRequest(
  { id, time, method, path, query, status, remarks, faults }: RequestRow,
  journal: SandboxJournal,
): Promise<Json> {
  const sent = remarks.length === 0 ? undefined : await journal.sent(id).catch(() => undefined);
  return {
    id,
    time,
    request: `${method} ${path}${query}`,
    status,
    ...(sent !== undefined && { sent: jsonOf(sent) }),
    ...(remarks.length > 0 && { remarks: remarks.map(({ family, text }) => `${family}: ${text}`) }),
    ...(faults.length > 0 && { faults: [...faults] }),
  };
}

function readSince(since: string | undefined): (row: RequestRow) => boolean {
  if (since === undefined) return () => true;
  if (/^\d{1,9}$/.test(since)) return ({ id }) => id > Number(since);
  const [, count = '', unit = ''] = /^(\d{1,5})\s*([smh])$/.exec(since) ?? [];
  const factor = UNITS[unit];
  const from = factor === undefined ? Date.parse(since) : Date.now() - Number(count) * factor;
  if (Number.isNaN(from))
    throw new AgentError(
      `since takes a time such as ${new Date().toISOString()}, "10m" for the last ten minutes, or the ID of a request, not ${quoted(since)}.`,
    );
  return ({ time }) => Date.parse(time) >= from;
}
