import * as vscode from 'vscode';
import type { ActiveFault } from '../../sandbox/client/controlApi';
import type { FaultKind } from '../../sandbox/publicApi';

/** The compiler holds the list. */
const NAMES: Readonly<Record<FaultKind, () => string>> = {
  unauthorized: () => vscode.l10n.t('401: the key is refused'),
  tooManyRequests: () => vscode.l10n.t('429: too many requests'),
  rateLimits: () => vscode.l10n.t('The real rate limits'),
  serverError: () => vscode.l10n.t('500: the error envelope of the API'),
  badGateway: () => vscode.l10n.t('502: plain text of a gateway'),
  slow: () => vscode.l10n.t('Slow answers'),
  resetBefore: () => vscode.l10n.t('Connection breaks, nothing is written'),
  resetAfter: () => vscode.l10n.t('Connection breaks after the write'),
  hang: () => vscode.l10n.t('No answer at all'),
  html: () => vscode.l10n.t('A web page instead of JSON'),
  empty: () => vscode.l10n.t('200 with an empty body'),
  errorIn200: () => vscode.l10n.t('An error inside a 200'),
  dropFields: () => vscode.l10n.t('Fields dropped in silence'),
};

/** In the order in which they are shown. */
export const FAULT_KINDS: readonly FaultKind[] = Object.keys(NAMES).filter((name): name is FaultKind =>
  Object.hasOwn(NAMES, name),
);

export function faultName(kind: FaultKind): string {
  return NAMES[kind]();
}

const MEANINGS: Readonly<Record<FaultKind, () => string>> = {
  unauthorized: () => vscode.l10n.t('Answers as to a wrong or revoked key.'),
  tooManyRequests: () => vscode.l10n.t('Answers 429, and says when to come back.'),
  rateLimits: () => vscode.l10n.t('Counts requests as the platform does and answers 429 above its limits.'),
  serverError: () => vscode.l10n.t("Answers the API's own error. Nothing is written."),
  badGateway: () => vscode.l10n.t('Answers as a gateway before the API does, in plain text.'),
  slow: () => vscode.l10n.t('Carries the request out at once and answers later.'),
  resetBefore: () => vscode.l10n.t('Breaks the connection before anything is written.'),
  resetAfter: () => vscode.l10n.t('Writes, and breaks the connection before the answer. Meets writes alone.'),
  hang: () => vscode.l10n.t('Keeps the connection open and never answers. Nothing is written.'),
  html: () => vscode.l10n.t('Answers 200 with a web page, as the address of the web app does.'),
  empty: () => vscode.l10n.t('Carries the request out and answers 200 without a body.'),
  errorIn200: () => vscode.l10n.t('Answers 200 with an error in the body. Nothing is written.'),
  dropFields: () =>
    vscode.l10n.t(
      'Answers 200 and leaves the fields as they were. Meets writes alone, and counts where it dropped something.',
    ),
};

/** What it does, in a sentence or two. */
export function faultMeaning(kind: FaultKind): string {
  return MEANINGS[kind]();
}

/** Where and for how long a fault is on. */
export function faultReach({ kind, method, path, remaining, hits, values = {} }: ActiveFault): string {
  const route = [method, path].filter((part) => part !== undefined).join(' ');
  const parts = [
    leftText(remaining),
    route === '' ? everyRequest(kind) : route,
    ...Object.entries(values).map(([name, value]) => valueText(name, value)),
    hits === 1 ? vscode.l10n.t('1 hit') : vscode.l10n.t('{0} hit', hits),
  ];
  return parts.join(' · ');
}

/** Those that say something of writes alone meet nothing else. */
function everyRequest(kind: FaultKind): string {
  return kind === 'dropFields' || kind === 'resetAfter'
    ? vscode.l10n.t('all writes')
    : vscode.l10n.t('all requests');
}

const SHOWN_NAMES = 3;

function valueText(name: string, value: number | readonly string[]): string {
  if (typeof value === 'number') return isParameter(name) ? UNITS[name](value) : String(value);
  const more = value.length - SHOWN_NAMES;
  const shown = value.slice(0, SHOWN_NAMES).join(', ');
  return more > 0 ? vscode.l10n.t('{0} and {1} more', shown, more) : shown;
}

/** A number of a fault, with its unit. */
const UNITS = {
  retryAfter: (count: number) => vscode.l10n.t('again after {0} s', count),
  per5Minutes: (count: number) => vscode.l10n.t('{0} in 5 minutes', count),
  per5Seconds: (count: number) => vscode.l10n.t('{0} in 5 seconds', count),
  ms: (count: number) => vscode.l10n.t('{0} ms', count),
};

function isParameter(name: string): name is keyof typeof UNITS {
  return Object.hasOwn(UNITS, name);
}

function leftText(remaining: number | undefined): string {
  if (remaining === undefined) return vscode.l10n.t('until switched off');
  return remaining === 1 ? vscode.l10n.t('1 left') : vscode.l10n.t('{0} left', remaining);
}
