import type { FaultKind, FaultOrder, FaultParameter } from '../../sandbox/sandbox';

type Standard = Omit<FaultOrder, 'kind'>;

/** What a click switches on: each shows what it is about when the editor itself saves. */
const STANDARDS: Readonly<Record<FaultKind, Standard>> = {
  unauthorized: {},
  tooManyRequests: { times: 2, values: { retryAfter: 5 } },
  rateLimits: {},
  serverError: {},
  badGateway: {},
  slow: {},
  resetBefore: { method: 'PUT' },
  resetAfter: {},
  hang: { method: 'PUT', times: 1 },
  html: {},
  empty: { method: 'PUT' },
  errorIn200: {},
  dropFields: {},
};

/** Of what takes names, all of them are meant. */
export function standardOrder(
  kind: FaultKind,
  parameters: Readonly<Record<string, FaultParameter>>,
): FaultOrder {
  const { values, ...reach } = STANDARDS[kind];
  const names = Object.entries(parameters).flatMap(([name, parameter]) =>
    parameter.kind === 'names' ? [[name, parameter.choices] as const] : [],
  );
  return { kind, ...reach, values: { ...Object.fromEntries(names), ...values } };
}
