import type { ApiError } from '../api/errors/errors';
import type { FieldReading } from '../fields/field';
import type { SaveResult } from '../fields/fieldView';
import type { Job } from './saveOutcome';
import { type Found, prove, foundAfter } from './saveProof';
import type { SavingApi } from '../api/savingApi';

/** What the contact was when it was last read, and what of a change showed in it. */
export interface Look {
  readonly found: Found & { readonly contact: string };
  readonly result: SaveResult;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/** After the first look, which comes at once. */
const PAUSES_MS = [2000, 4000];

/**
 * Looks whether a change has arrived whose request broke off, again after a pause while nothing of it shows and it may
 * still come. Throws when the contact cannot be read even once. No signal: a cancelled save has to find out, too.
 */
export async function confirmUpdate(
  api: SavingApi,
  job: Job,
  change: readonly FieldReading[],
  cause: ApiError,
): Promise<Look> {
  let look = await lookOnce(api, job, change);
  for (const ms of cause.mayStillApply ? PAUSES_MS : []) {
    if (look.result.taken.length > 0 || look.result.notTaken.length === 0) return look;
    if ((await api.pause?.(ms)) !== true) return look;
    look = await lookOnce(api, job, change).catch(() => look);
  }
  return look;
}

async function lookOnce(api: SavingApi, job: Job, change: readonly FieldReading[]): Promise<Look> {
  const found = await foundAfter(api, job, await api.loadContact(job.id));
  return { found, result: prove(change, job.baseline, found, job.lists), atMs: Date.now() };
}
