import * as l10n from '@vscode/l10n';
import { indentedJson } from './jsonEscapes';
import type { PlannedRequest, RequestPurpose } from './plannedRequests';

const NODE_WIDTH = 220;

/**
 * HTTP Request nodes as n8n pastes them: `nodes` and `connections` are what it looks for. It takes a text for an
 * expression only when it begins with `=`, so braces in a body that begins with `{` stay what they are. It parses the
 * body and writes it again: what it sends is Save's body.
 */
export function writeN8nNodes(requests: readonly PlannedRequest[]): string {
  const names = requests.map(({ purpose }) => nameOf(purpose));
  const connections = names.slice(0, -1).map((name, index): [string, object] => {
    return [name, { main: [[{ node: names[index + 1], type: 'main', index: 0 }]] }];
  });
  const workflow = { nodes: requests.map(nodeOf), connections: Object.fromEntries(connections) };
  return `${JSON.stringify(workflow, null, 2)}\n`;
}

function nodeOf({ purpose, method, url, headers, body }: PlannedRequest, index: number) {
  return {
    parameters: {
      method,
      url,
      sendHeaders: true,
      headerParameters: {
        parameters: Object.entries(headers).map(([name, value]) => ({ name, value })),
      },
      sendBody: true,
      specifyBody: 'json',
      jsonBody: indentedJson(body),
      options: { redirect: { redirect: { followRedirects: false } } },
    },
    type: 'n8n-nodes-base.httpRequest',
    typeVersion: 4.2,
    position: [index * NODE_WIDTH, 0],
    name: nameOf(purpose),
  };
}

function nameOf(purpose: RequestPurpose): string {
  const names: Record<RequestPurpose, string> = {
    update: l10n.t('Update WTS contact'),
    tagRemoval: l10n.t('Remove WTS tags'),
  };
  return names[purpose];
}
