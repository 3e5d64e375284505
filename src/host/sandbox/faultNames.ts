import * as vscode from 'vscode';
import type { ActiveFault, FaultKind } from '../../sandbox/sandbox';

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

/** Where and for how long a fault is on. */
export function faultReach({ method, path, remaining, hits, values = {} }: ActiveFault): string {
  const route = [method, path].filter((part) => part !== undefined).join(' ');
  const parts = [
    leftText(remaining),
    route === '' ? vscode.l10n.t('all requests') : route,
    ...Object.values(values).map((value) => (Array.isArray(value) ? value.join(', ') : String(value))),
    hits === 1 ? vscode.l10n.t('1 hit') : vscode.l10n.t('{0} hit', hits),
  ];
  return parts.join(' · ');
}

function leftText(remaining: number | undefined): string {
  if (remaining === undefined) return vscode.l10n.t('until switched off');
  return remaining === 1 ? vscode.l10n.t('1 left') : vscode.l10n.t('{0} left', remaining);
}
