import * as l10n from '@vscode/l10n';
import type { SchemaError } from 'wts:validators';

/** One thing that is wrong with a request or a contact. */
export interface SchemaViolation {
  /** `['email']`, `['metadata', 'crmId']`, `['tagIds', '0']`; empty for the whole. */
  readonly path: readonly string[];
  /** A sentence for the person who wrote the value. */
  readonly message: string;
}

/** ajv's errors as violations: one sentence for each value, the most telling one. */
export function toSchemaViolations(errors: readonly SchemaError[]): SchemaViolation[] {
  const found = new Map<string, SchemaViolation & { rank: number }>();
  for (const error of errors) {
    const path = pathOf(error);
    const { rank, sentence } = tell(error, path);
    const place = JSON.stringify(path);
    const other = found.get(place);
    if (other === undefined || rank < other.rank) found.set(place, { path, message: sentence, rank });
  }
  return [...found.values()].map(({ path, message }) => ({ path, message }));
}

/** Where the value stands, or would stand if it were there. */
function pathOf({ instancePath, params }: SchemaError): string[] {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const key = params['missingProperty'] ?? params['additionalProperty'];
  return typeof key === 'string' ? [...path, key] : path;
}

interface Row {
  readonly keyword: string;
  /** The top-level keys that the row is for; left out: all. */
  readonly at?: readonly string[];
  readonly sentence: (params: SchemaError['params']) => string;
}

const listsOfIds = ['tagIds', 'portfolioIds', 'sequenceIds'];

/** What a person reads instead of ajv's words. Of several rows that fit one value, the first is told. */
const rows: readonly Row[] = [
  { keyword: 'type', sentence: ({ type }) => wrongType(type) },
  { keyword: 'enum', at: ['status'], sentence: wrongStatus },
  { keyword: 'enum', at: ['fields'], sentence: wrongFieldName },
  { keyword: 'enum', sentence: () => l10n.t('This is not one of the values that WTS Chat allows here.') },
  { keyword: 'pattern', at: ['email'], sentence: wrongEmail },
  { keyword: 'pattern', at: ['pictureUrl'], sentence: wrongUrl },
  { keyword: 'format', at: ['pictureUrl'], sentence: wrongUrl },
  { keyword: 'pattern', at: ['phoneNumber'], sentence: wrongPhone },
  { keyword: 'format', sentence: wrongId },
  { keyword: 'maxLength', at: listsOfIds, sentence: wrongId },
  { keyword: 'maxLength', sentence: ({ limit }) => tooLong(Number(limit)) },
  { keyword: 'minLength', sentence: () => l10n.t('This name is empty. Write it, or remove the entry.') },
  {
    keyword: 'const',
    at: ['metadata'],
    sentence: () => l10n.t('The key is empty. Write one, or remove the row.'),
  },
  { keyword: 'uniqueItems', sentence: () => l10n.t('A value stands here twice. Remove one of the two.') },
  { keyword: 'additionalProperties', sentence: () => l10n.t('WTS Chat does not know this key. Remove it.') },
  { keyword: 'required', sentence: () => l10n.t('This value is missing from the request. Add it.') },
  { keyword: 'dependencies', sentence: () => l10n.t('This value is missing from the request. Add it.') },
  { keyword: 'minItems', sentence: () => l10n.t('There is nothing to send here. Add a value.') },
  { keyword: 'minProperties', sentence: () => l10n.t('There is nothing to send here. Add a value.') },
];

/** `path` is where the error is; the smaller `rank`, the more telling the sentence. */
function tell(error: SchemaError, path: readonly string[]): { rank: number; sentence: string } {
  const place = path[0] ?? '';
  const rank = rows.findIndex(
    ({ keyword, at }) => keyword === error.keyword && (at === undefined || at.includes(place)),
  );
  const row = rows[rank];
  if (row === undefined)
    return { rank: rows.length, sentence: l10n.t('WTS Chat would not take this value.') };
  return { rank, sentence: row.sentence(error.params) };
}

/** `type` is one of JSON schema's type names, or a list of them. */
function wrongType(type: unknown): string {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (types.includes('object'))
    return l10n.t('This must be an object with keys and values: { "key": "value" }.');
  if (types.includes('array')) return l10n.t('This must be a list: [ ].');
  if (types.includes('null')) return l10n.t('This must be a text in quotes, or null to clear it.');
  return l10n.t('This must be a text in quotes.');
}

function wrongStatus(): string {
  return l10n.t('This is not a status of WTS Chat. Choose ACTIVE, ARCHIVED or BLOCKED.');
}

function wrongFieldName(): string {
  return l10n.t('The API has no field with this name. Use one of its 13 names, such as Name or Email.');
}

function wrongEmail(): string {
  return l10n.t('This is not an e-mail address. It should look like name@example.com.');
}

function wrongUrl(): string {
  return l10n.t(
    'This is not a web address. It should look like https://example.com/picture.png, with spaces and accented letters written as %-codes.',
  );
}

function wrongPhone(): string {
  return l10n.t('This is not a phone number as WTS Chat stores it. It should look like +55|11999990000.');
}

function wrongId(): string {
  return l10n.t('This is not an ID. It should look like 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.');
}

function tooLong(limit: number): string {
  return l10n.t(
    'This is too long. WTS Chat takes {0} characters at most; an emoji counts as two or more.',
    limit,
  );
}
