import * as assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { contactId } from '../../src/sandbox/account/seedIds';
import { SANDBOX_KEY } from '../../src/sandbox/sandbox';
import {
  closeEverything,
  openContact,
  saveActive,
  setInText,
  testDoor,
  useFreshAccount,
  valueOf,
} from './account';

/** VS Code goes straight to `localhost` and `127.0.0.1`, and asks the proxy for this. Nothing listens there. */
const BEYOND = 'http://127.0.0.2:9';
const SECRET = 'wts.key.far';

interface Passed {
  readonly method: string;
  readonly url: string;
  readonly length: string | undefined;
  readonly encoding: string | undefined;
}

/** A forward proxy: it is sent whole addresses, and passes all of them on to one port. */
function forwardProxy(port: () => number, passed: Passed[]): Server {
  return createServer((asked, answer) => {
    const { method = '', url = '', headers } = asked;
    passed.push({ method, url, length: headers['content-length'], encoding: headers['transfer-encoding'] });
    const { pathname, search } = new URL(url);
    const options = { host: '127.0.0.1', port: port(), method, path: pathname + search };
    const onward = request(
      { ...options, headers: { ...headers, host: `127.0.0.1:${port()}` } },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    asked.pipe(onward);
  });
}

describe("a save through VS Code's proxy", () => {
  const account = useFreshAccount();
  const passed: Passed[] = [];
  const http = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('http');
  let proxy: Server;

  beforeEach(async () => {
    passed.length = 0;
    proxy = forwardProxy(() => account.sandbox.port, passed);
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await http().update('proxy', address, vscode.ConfigurationTarget.Global);
    const environments = { far: { baseUrl: BEYOND } };
    const key = JSON.stringify({ key: SANDBOX_KEY, origin: BEYOND });
    await (await testDoor()).secrets.store(SECRET, key);
    await vscode.workspace
      .getConfiguration('wts')
      .update('environments', environments, vscode.ConfigurationTarget.Global);
  });
  afterEach(async () => {
    await closeEverything();
    await (await testDoor()).secrets.delete(SECRET);
    await http().update('proxy', undefined, vscode.ConfigurationTarget.Global);
    await http().update('proxySupport', undefined, vscode.ConfigurationTarget.Global);
    proxy.closeAllConnections();
    proxy.close();
  });

  it('sends the body of a DELETE whole, with its length', async () => {
    const id = contactId(1);
    const document = await openContact(id, 'far');
    const portfolios = valueOf(document)['portfolioIds'] as string[];
    assert.ok(portfolios.length > 0);
    await setInText(document, ['portfolioIds'], []);
    await saveActive();
    const deletes = passed.filter(({ method }) => method === 'DELETE');
    const body = JSON.stringify({ contactId: id });
    assert.deepEqual(
      deletes,
      portfolios.map((one) => ({
        method: 'DELETE',
        url: `${BEYOND}/core/v1/portfolio/${one}/contact`,
        length: String(body.length),
        encoding: undefined,
      })),
    );
    const arrived = account.sandbox.requests().filter(({ method }) => method === 'DELETE');
    assert.deepEqual(
      arrived.map(({ status, body: sent }) => [status, sent]),
      portfolios.map(() => [200, { contactId: id }]),
    );
    assert.deepEqual(account.sandbox.contact(id)?.portfolioIds, []);
  });

  it('is what it went through: without the proxy nothing answers there', async () => {
    await http().update('proxySupport', 'off', vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('wts.openContact', { id: contactId(4), environment: 'far' });
    assert.deepEqual(passed, []);
  });
});
