import * as l10n from '@vscode/l10n';
import { indentedJson } from './jsonEscapes';
import { KEY_PLACEHOLDER, maskedValue, type PlannedRequest, type RequestPurpose } from './plannedRequests';

const KEY_NAME = 'apiKey';

/** A `.http` file as REST clients read it. Its bodies are indented: equal to what Save sends in value, not in bytes. */
export function writeHttpFile(requests: readonly PlannedRequest[]): string {
  const isMasked = requests.some(({ headers }) =>
    Object.values(headers).some((value) => maskedValue(value, '') !== undefined),
  );
  const key = isMasked ? `@${KEY_NAME} = ${KEY_PLACEHOLDER}\n\n` : '';
  return key + requests.map(writeRequest).join('\n');
}

function writeRequest({ purpose, method, url, headers, body }: PlannedRequest): string {
  return [
    `### ${titleOf(purpose)}`,
    '# @no-redirect',
    `${method} ${url}`,
    ...Object.entries(headers).map(
      ([name, value]) => `${name}: ${maskedValue(value, `{{${KEY_NAME}}}`) ?? value}`,
    ),
    '',
    withoutVariables(indentedJson(body)),
    '',
  ].join('\n');
}

/** REST clients put something else where two braces open. Between the pieces of JSON none do. */
function withoutVariables(json: string): string {
  return json.replace(/\{(?=\{)/g, '\\u007b');
}

function titleOf(purpose: RequestPurpose): string {
  const titles: Record<RequestPurpose, string> = {
    update: l10n.t('Update the contact'),
    tagRemoval: l10n.t('Remove tags, only after the update has succeeded'),
  };
  return titles[purpose];
}
