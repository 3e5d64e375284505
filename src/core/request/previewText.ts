import * as l10n from '@vscode/l10n';
import { loadCall } from '../api/contactCalls';
import { FIELDS } from '../fields/fields';
import { isJsonObject, parseJson } from '../text/json';
import type { SavePlan } from './savePlan';
import { writeHttpFile } from './httpFile';
import type { PlannedRequest } from './plannedRequests';

interface PreviewedContact {
  readonly id: string;
  readonly environment: string;
  /** As `normalizeBaseUrl` gives it; undefined when the environment has none that may be used. */
  readonly baseUrl: string | undefined;
}

/** The preview: a `.http` file whose comments say what a save would do around its requests. */
export function previewText(plan: SavePlan, contact: PreviewedContact): string {
  return plan.kind === 'nothing'
    ? comments([place(contact), '', plan.why, ...plan.details.map((detail) => `- ${detail}`)])
    : `${comments([...aroundSave(contact), ...aboutRequests(plan.requests)])}\n${writeHttpFile(plan.requests)}`;
}

function place({ environment, baseUrl }: PreviewedContact): string {
  return baseUrl === undefined ? environment : `${environment} · ${baseUrl}`;
}

function aroundSave(contact: PreviewedContact): string[] {
  const { method, path } = loadCall(contact.id);
  return [
    l10n.t('{place}: what Save would send, each body in one line.', { place: place(contact) }),
    l10n.t('Save first reads the contact again and keeps what others changed: {call}', {
      call: `${method} ${path}`,
    }),
  ];
}

function aboutRequests(requests: readonly PlannedRequest[]): string[] {
  const several = [
    l10n.t(
      'Several requests are not one: each is sent only after the one before has succeeded, and what was',
    ),
    l10n.t(
      'saved before a failure stays saved. Then the contact is read again to prove what became of each.',
    ),
  ];
  const wholeList = [
    l10n.t(
      'The API of this account does not know the calls that change portfolios one by one, so the update',
    ),
    l10n.t('carries the whole list. Whether that replaces or only adds is not known: the save tells.'),
  ];
  return [
    ...(requests.length > 1 ? ['', ...several] : []),
    ...(requests.some(sendsWholeList) ? ['', ...wholeList] : []),
  ];
}

function sendsWholeList({ purpose, body }: PlannedRequest): boolean {
  const update = parseJson(body);
  const fields = purpose === 'update' && isJsonObject(update) ? update['fields'] : undefined;
  return Array.isArray(fields) && fields.includes(FIELDS.portfolios.inFields);
}

interface SentRequests {
  readonly environment: string;
  /** When, as people say it. */
  readonly time: string;
  readonly requests: readonly PlannedRequest[];
}

/** The requests of a save that was made, in the form of the preview. */
export function sentText({ environment, time, requests }: SentRequests): string {
  const head = comments([
    environment,
    '',
    l10n.t('What the save of {time} sent. The API key is left out.', { time }),
    l10n.t('Each body went out in one line.'),
  ]);
  return `${head}\n${writeHttpFile(requests)}`;
}

/** Lines of a `.http` file, one each, whatever a message quotes. REST clients obey a comment that begins with @. */
function comments(lines: readonly string[]): string {
  return lines.map((line) => `# ${line.replace(/[\p{C}\p{Z}]+/gu, ' ').trim()}`.trimEnd() + '\n').join('');
}
