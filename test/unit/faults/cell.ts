import { ApiError } from '../../../src/core/api/errors/errors';
import { type ContactApi, createContactApi } from '../../../src/core/api/contactApi';
import { OriginRateLimiter } from '../../../src/core/api/retry/originRateLimiter';
import { RequestRetrier } from '../../../src/core/api/retry/requestRetrier';
import { createBaseline } from '../../../src/core/changes/baseline';
import type { AccountLists, SaveResult } from '../../../src/core/fields/fieldView';
import type { Json } from '../../../src/core/text/json';
import { saveContact } from '../../../src/core/saving/save';
import { SaveError, type SaveOutcome } from '../../../src/core/saving/saveOutcome';
import { SAMPLE_CONTACT_ID as id, type Sandbox, startSandbox } from '../../../src/sandbox/sandbox';
import type { Expected, StepName } from '../../support/faults/expected';
import { type FaultName, type FaultRow, faults, isHang } from '../../support/faults/faults';
import { type Step, steps, storedAs } from '../../support/faults/steps';
import { FaultyFront } from '../../support/faults/faultyFront';
import { HastyClock } from '../api/retry/testClock';
import { edited } from '../builders';

export interface Cell {
  readonly outcome: Expected;
  /** The first sentence of what is told besides the title. */
  readonly detail: string;
  /** Requests that came to the server's door, by method: `GET 2, PUT 1`. */
  readonly requests: string;
  /** Updates and changes of tags that the server carried out. */
  readonly carriedOut: { readonly PUT: number; readonly POST: number };
  /** How long it would have waited, in seconds. */
  readonly waited: number;
}

const HANG_TIMEOUT_MS = 2000;
/** Longer than 50 MB take on a busy machine. */
const TIMEOUT_MS = 120_000;

/** Opens or saves the sample contact of a sandbox of its own, with one fault at one step. */
export async function runCell(stepName: StepName, faultName: FaultName): Promise<Cell> {
  const step = steps[stepName];
  const sandbox = await startSandbox({ port: 0, ...(step.switches && { switches: step.switches }) });
  const front = await FaultyFront.start(sandbox.url);
  try {
    const loaded = await loadAll(connect(sandbox.url, sandbox.key, undefined));
    await sandbox.reset();
    const before = structuredClone(sandbox.contact(id)) as unknown as Record<string, unknown>;
    const clock = await arm(front, step, faults[faultName]);
    const retrier = new RequestRetrier({ limiter: new OriginRateLimiter(clock) });
    const api = connect(front.url, sandbox.key, retrier, isHang(faultName) ? HANG_TIMEOUT_MS : undefined);
    const [told, document, detail] = await act(stepName, api, loaded);
    const after = sandbox.contact(id) as unknown as Record<string, unknown>;
    return {
      outcome: [told, document, storedAs(stepName, before, after)],
      detail,
      requests: count(front),
      carriedOut: { PUT: carriedOut(sandbox, 'PUT'), POST: carriedOut(sandbox, 'POST') },
      waited: clock.waits.reduce((sum, ms) => sum + ms, 0) / 1000,
    };
  } finally {
    await front.close();
    await sandbox.close();
  }
}

type Loaded = Awaited<ReturnType<typeof loadAll>>;

async function loadAll(api: ContactApi) {
  const lists: AccountLists = {
    tags: { kind: 'loaded', items: await api.listTags() },
    portfolios: { kind: 'loaded', items: await api.listPortfolios() },
    sequences: { kind: 'loaded', items: await api.listSequences() },
    customFields: { kind: 'loaded', definitions: await api.listCustomFields() },
    contactSequences: { kind: 'loaded', items: await api.listSequencesOf(id) },
  };
  return { baseline: createBaseline(await api.loadContact(id)), lists };
}

function connect(
  baseUrl: string,
  key: string,
  retrier: RequestRetrier | undefined,
  timeoutMs = TIMEOUT_MS,
): ContactApi {
  return createContactApi({ baseUrl, key, environment: 'shop', timeoutMs, ...(retrier && { retrier }) });
}

/** Makes the front fail; a server that is only refused once is back when somebody waits for it. */
async function arm(
  front: FaultyFront,
  step: Step,
  { fault, times = Infinity }: FaultRow,
): Promise<HastyClock> {
  if (fault !== 'refused') {
    let left = times;
    front.fault = (request) => (step.isOf(request, front.requests) && left-- > 0 ? fault : undefined);
    return new HastyClock();
  }
  if (step.follows === undefined) await front.close();
  else front.shutsAfter = step.follows;
  return new HastyClock(async () => {
    if (times === Infinity) return;
    front.shutsAfter = () => false;
    await front.listen();
  });
}

async function act(
  name: StepName,
  api: ContactApi,
  { baseline, lists }: Loaded,
): Promise<readonly [Expected[0], Expected[1], string]> {
  const { edit } = steps[name];
  if (edit === undefined) {
    const isList = name === 'list';
    const call = isList ? api.listTags() : api.loadContact(id);
    return await call.then(
      () => ['', isList ? 'listed' : 'opened', ''],
      (error: unknown) => [titleOf(error), isList ? 'not listed' : 'not opened', detailOf(error)],
    );
  }
  const values = edit(JSON.parse(baseline.text) as Record<string, unknown>) as Record<string, Json>;
  try {
    return readOutcome(await saveContact(api, { id, baseline, text: edited(baseline, values), lists }));
  } catch (error) {
    const title = error instanceof SaveError ? error.title : `Not saved. ${titleOf(error)}`;
    return [title, 'edit kept', detailOf(error)];
  }
}

function readOutcome(outcome: SaveOutcome): readonly [Expected[0], Expected[1], string] {
  if (outcome.kind === 'saved') return [toldOfResult(outcome.result), 'clean', ''];
  if (outcome.kind !== 'partly') throw new Error(`The save ended as "${outcome.kind}".`);
  return [`Saved in part. ${titleOf(outcome.error)}`, 'edit kept', detailOf(outcome.error)];
}

/** What the form makes of a result, in short. */
export function toldOfResult({ notTaken, unchecked }: SaveResult): string {
  if (notTaken.length > 0) return `${notTaken.length} field was not taken`;
  return unchecked.length > 0 ? 'Sent, but cannot be checked' : 'Saved';
}

function titleOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  throw error;
}

function detailOf(error: unknown): string {
  const detail = error instanceof ApiError ? error.detail : error instanceof Error ? error.message : '';
  return /^.*?[.?](?=\s|$)/s.exec(detail)?.[0].replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1') ?? detail;
}

function count({ requests }: FaultyFront): string {
  const counts = new Map<string, number>();
  for (const { method } of requests) counts.set(method, (counts.get(method) ?? 0) + 1);
  return [...counts].map(([method, times]) => `${method} ${times}`).join(', ');
}

function carriedOut(sandbox: Sandbox, method: string): number {
  return sandbox.requests().filter((request) => request.method === method).length;
}
