import * as vscode from 'vscode';
import type { FaultKind, FaultOrder } from '../../sandbox/publicApi';
import type { FaultParameter, FaultValues } from '../../sandbox/faults/faultTable';
import { askInBox } from '../errors/inputBox';
import { FAULT_KINDS, faultMeaning, faultName } from './faultNames';

type FaultTable = Readonly<
  Record<FaultKind, { readonly parameters: Readonly<Record<string, FaultParameter>> }>
>;
type Value = FaultValues[string];

/** Asks which fault, unless that is known already, and takes the values that show what it is about. */
export async function pickStandardFault(
  table: FaultTable,
  asked: FaultKind | undefined,
): Promise<FaultOrder | undefined> {
  const kind = asked ?? (await pickKind());
  return kind && standardOrder(kind, table[kind].parameters);
}

/** Asks which fault, with which values, where, and for how long; undefined when the person leaves. */
export async function askForFault(
  table: FaultTable,
  asked: FaultKind | undefined,
): Promise<FaultOrder | undefined> {
  const kind = asked ?? (await pickKind());
  if (kind === undefined) return undefined;
  const values = await askForValues(kind, table[kind].parameters);
  const route = values && (await pickRoute(kind));
  const times = route && (await pickTimes(kind));
  return times && { kind, values, ...route, ...times };
}

async function pickKind(): Promise<FaultKind | undefined> {
  const items = FAULT_KINDS.map((kind) => {
    return { label: faultName(kind), detail: faultMeaning(kind), fault: kind };
  });
  const title = vscode.l10n.t('Which fault?');
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.fault;
}

async function askForValues(
  kind: FaultKind,
  parameters: Readonly<Record<string, FaultParameter>>,
): Promise<FaultValues | undefined> {
  const values: Record<string, Value> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const answer = await askForValue(kind, name, parameter);
    if (answer === undefined) return undefined;
    if (answer.value !== undefined) values[name] = answer.value;
  }
  return values;
}

/** What a number counts, and in which unit. */
const QUESTIONS: ReadonlyMap<string, () => string> = new Map([
  ['retryAfter', () => vscode.l10n.t('how many seconds to wait (Retry-After)?')],
  ['per5Minutes', () => vscode.l10n.t('how many requests in 5 minutes?')],
  ['per5Seconds', () => vscode.l10n.t('how many requests in 5 seconds?')],
  ['ms', () => vscode.l10n.t('after how many milliseconds?')],
]);

async function askForValue(
  kind: FaultKind,
  name: string,
  parameter: FaultParameter,
): Promise<{ value: Value | undefined } | undefined> {
  if (parameter.kind === 'names') {
    const title = vscode.l10n.t('{0}: which ones?', faultName(kind));
    const items = parameter.choices.map((label) => ({ label, picked: true }));
    const picked = await vscode.window.showQuickPick(items, { title, canPickMany: true });
    return picked === undefined || picked.length === 0
      ? undefined
      : { value: picked.map(({ label }) => label) };
  }
  const { min, max, standard } = parameter;
  const text = await askInBox({
    title: vscode.l10n.t('{0}: {1}', faultName(kind), QUESTIONS.get(name)?.() ?? name),
    prompt:
      standard === undefined
        ? vscode.l10n.t('A whole number from {0} to {1}. Left empty, the answer does not have it.', min, max)
        : vscode.l10n.t('A whole number from {0} to {1}. Left empty, it is {2}.', min, max, standard),
    placeholder: standard === undefined ? '' : String(standard),
    password: false,
    check: (answer) => numberProblem(answer, min, max),
  });
  if (text === undefined) return undefined;
  return { value: text.trim() === '' ? standard : Number(text) };
}

function numberProblem(text: string, min: number, max: number): string | undefined {
  const number = Number(text);
  if (text.trim() === '' || (Number.isInteger(number) && number >= min && number <= max)) return undefined;
  return vscode.l10n.t('Type a whole number from {0} to {1}, or nothing.', min, max);
}

type Route = Pick<FaultOrder, 'method' | 'path'>;

async function pickRoute(kind: FaultKind): Promise<Route | undefined> {
  const items: (vscode.QuickPickItem & { readonly route: Route })[] = [
    { label: vscode.l10n.t('All requests'), route: {} },
    {
      label: vscode.l10n.t('Updates of contacts'),
      description: 'PUT /core/*',
      route: { method: 'PUT', path: '/core/*' },
    },
    {
      label: vscode.l10n.t('Reading contacts'),
      description: 'GET /core/*/contact/*',
      route: { method: 'GET', path: '/core/*/contact/*' },
    },
    {
      label: vscode.l10n.t('Changes of tags'),
      description: 'POST */tags',
      route: { method: 'POST', path: '*/tags' },
    },
  ];
  const title = vscode.l10n.t('{0}: for which requests?', faultName(kind));
  return (await vscode.window.showQuickPick(items, { title }))?.route;
}

async function pickTimes(kind: FaultKind): Promise<Pick<FaultOrder, 'times'> | undefined> {
  const items: (vscode.QuickPickItem & { readonly order: Pick<FaultOrder, 'times'> })[] = [
    { label: vscode.l10n.t('The next request'), order: { times: 1 } },
    { label: vscode.l10n.t('The next 5 requests'), order: { times: 5 } },
    { label: vscode.l10n.t('Until I switch it off'), order: {} },
  ];
  const title = vscode.l10n.t('{0}: for how long?', faultName(kind));
  return (await vscode.window.showQuickPick(items, { title }))?.order;
}

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
function standardOrder(kind: FaultKind, parameters: Readonly<Record<string, FaultParameter>>): FaultOrder {
  const { values, ...reach } = STANDARDS[kind];
  const names = Object.entries(parameters).flatMap(([name, parameter]) =>
    parameter.kind === 'names' ? [[name, parameter.choices] as const] : [],
  );
  return { kind, ...reach, values: { ...Object.fromEntries(names), ...values } };
}
