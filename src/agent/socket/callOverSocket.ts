import { request } from 'node:http';
import { isJsonObject, parseJson } from '../../core/text/json';
import type { AgentAnswer } from '../agent';
import type { ToolAddress } from './toolSocket';

const GONE =
  'The VS Code window that these tools belong to is closed, or its extensions were started anew. Start this MCP server again there ("MCP: List Servers"). Nothing was sent.';

/** Has a tool carried out by the VS Code that listens there. Never throws. */
export async function callOverSocket(
  address: ToolAddress,
  name: string,
  input: unknown,
): Promise<AgentAnswer> {
  const text = await post(address, JSON.stringify({ name, input })).catch(() => '');
  const answer = parseJson(text);
  return isJsonObject(answer) && typeof answer['text'] === 'string'
    ? { text: answer['text'], isError: answer['isError'] === true }
    : { text: GONE, isError: true };
}

/** Without a time limit: a person may be asked first. */
function post({ path, secret }: ToolAddress, body: string): Promise<string> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const call = request({ socketPath: path, method: 'POST', path: '/', headers }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          resolve(Buffer.concat(chunks).toString('utf8'));
        })
        .on('error', reject);
    });
    call.on('error', reject).end(body);
  });
}
