import { indentedJson } from './jsonEscapes';
import { callTitle } from '../changes/callTitle';
import type { PlannedRequest } from './plannedRequests';

const NODE_WIDTH = 220;

/**
 * HTTP Request nodes as n8n pastes them: `nodes` and `connections` are what it looks for. It takes a text for an
 * expression only when it begins with `=`, so braces in a body that begins with `{` stay what they are. It parses the
 * body and writes it again: what it sends is Save's body.
 */
export function writeN8nNodes(requests: readonly PlannedRequest[]): string {
  const names = namesOf(requests);
  const connections = names.slice(0, -1).map((name, index): [string, object] => {
    return [name, { main: [[{ node: names[index + 1], type: 'main', index: 0 }]] }];
  });
  const nodes = requests.map((request, index) => nodeOf(request, index, names[index] ?? ''));
  const workflow = { nodes, connections: Object.fromEntries(connections) };
  return `${JSON.stringify(workflow, null, 2)}\n`;
}

function nodeOf({ method, url, headers, body }: PlannedRequest, index: number, name: string) {
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
    name,
  };
}

/** n8n connects nodes by their names, so that each has its own. */
function namesOf(requests: readonly PlannedRequest[]): string[] {
  const names: string[] = [];
  for (const request of requests) {
    const name = `WTS: ${callTitle(request)}`;
    const isTaken = names.includes(name);
    names.push(isTaken ? `${name} (${names.length + 1})` : name);
  }
  return names;
}
