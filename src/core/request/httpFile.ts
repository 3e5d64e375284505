import * as l10n from '@vscode/l10n';
import { indentedJson } from './jsonEscapes';
import { callTitle } from '../changes/callTitle';
import { KEY_PLACEHOLDER, maskedValue, type PlannedRequest } from './plannedRequests';

const KEY_NAME = 'apiKey';

/** A `.http` file as REST clients read it. Its bodies are indented: equal to what Save sends in value, not in bytes. */
export function writeHttpFile(requests: readonly PlannedRequest[]): string {
  const isMasked = requests.some(({ headers }) =>
    Object.values(headers).some((value) => maskedValue(value, '') !== undefined),
  );
  const key = isMasked ? `@${KEY_NAME} = ${KEY_PLACEHOLDER}\n\n` : '';
  return key + requests.map(writeRequest).join('\n');
}

function writeRequest(request: PlannedRequest, index: number): string {
  const { method, url, headers, body } = request;
  return [
    `### ${titleOf(request, index)}`,
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

function titleOf(request: PlannedRequest, index: number): string {
  const title = callTitle(request);
  return index === 0 ? title : l10n.t('{title}, only after the request before has succeeded', { title });
}
