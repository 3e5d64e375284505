import { ApiError } from '../errors/errors';

/** What is waited out, since the request is known not to have been processed. */
export type WaitReason = 'tooManyRequests' | 'connectionRefused';

interface Rule {
  /** How long all calls wait after the first, second, … refusal in a row, unless the API says how long. */
  readonly pausesMs: readonly number[];
  /** How many pauses a task waits through before it gives up. */
  readonly mostPauses: number;
}

const rules: Readonly<Record<WaitReason, Rule>> = {
  tooManyRequests: { pausesMs: [2000, 5000, 10_000, 20_000], mostPauses: 3 },
  // After the last try nothing is left to wait for: who tries again then, tries at once.
  connectionRefused: { pausesMs: [1000, 2000, 0], mostPauses: 2 },
};

/**
 * The API counts requests over five minutes at most. A call that has to wait longer fails instead, and says how long:
 * nobody sits in front of a form for an hour.
 */
const LONGEST_WAIT_MS = 5 * 60_000;

/** Which refusals are waited out, how long, and how often. */
export const retryPolicy = { longestWaitMs: LONGEST_WAIT_MS, reasonOf, mostPauses, pauseMs };

/** Undefined for what must never be sent again blindly: whatever may have been processed. */
function reasonOf(error: unknown): WaitReason | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.kind === 'tooManyRequests' || error.kind === 'connectionRefused' ? error.kind : undefined;
}

function mostPauses(reason: WaitReason): number {
  return rules[reason].mostPauses;
}

/**
 * How long calls are held back after the `round`th refusal in a row, counted from 1, in milliseconds: never less than
 * the API asks.
 */
function pauseMs({ seconds }: Pick<ApiError, 'seconds'>, reason: WaitReason, round: number): number {
  const { pausesMs } = rules[reason];
  const index =
    reason === 'connectionRefused' ? (round - 1) % pausesMs.length : Math.min(round, pausesMs.length) - 1;
  return seconds === undefined ? (pausesMs[index] ?? 0) : seconds * 1000;
}
