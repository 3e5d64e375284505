import assert from 'node:assert/strict';
import { chmod, copyFile, readFile, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import { connect, createServer, type Server as NetServer } from 'node:net';
import { once } from 'node:events';
import { PROOF_PATH, secretFile } from '../../../src/sandbox/client/proof';
import { proveSandbox } from '../../../src/sandbox/client/proveSandbox';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox';

const portOf = (server: Server | NetServer): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** Hands every byte on to the port, as `ssh -L` does. */
async function forwarder(to: number, host = '127.0.0.1', port = 0): Promise<NetServer> {
  const server = createServer((socket) => {
    const onwards = connect(to, '127.0.0.1');
    socket.pipe(onwards).pipe(socket);
    for (const end of [socket, onwards]) end.on('error', () => socket.destroy());
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

describe('the proof that an address is a sandbox', () => {
  let sandbox: Sandbox;
  const others: (Server | NetServer)[] = [];

  beforeEach(async () => (sandbox = await startSandbox({ port: 0 })));
  afterEach(async () => {
    await sandbox.close();
    for (const server of others.splice(0)) server.close();
  });

  const why = async (baseUrl: string): Promise<string> => {
    const proof = await proveSandbox(baseUrl);
    return proof.kind === 'proven' ? 'proven' : proof.why;
  };

  it('is given by one that runs, with a slash at the end or without', async () => {
    assert.deepEqual(await proveSandbox(sandbox.url), { kind: 'proven', port: sandbox.port });
    assert.equal(await why(`${sandbox.url}/`), 'proven');
  });

  it('rests on a file that only this user can read, and that goes with the sandbox', async () => {
    const { mode } = await stat(secretFile(sandbox.port));
    assert.equal(mode & 0o777, 0o600);
    const { port, url } = sandbox;
    await sandbox.close();
    await assert.rejects(stat(secretFile(port)));
    assert.match(await why(url), /has left its secret/);
  });

  for (const address of [
    'https://api.wts.chat',
    'https://127.0.0.1:7417',
    'http://localhost:PORT',
    'http://127.0.0.1.example.org:PORT',
    'http://127.0.0.2:PORT',
    'http://[::1]:PORT',
    'http://user@127.0.0.1:PORT',
    'http://127.0.0.1:PORT/behind',
    'no address',
  ]) {
    it(`is not to be had for ${address}`, async () => {
      assert.match(
        await why(address.replace('PORT', String(sandbox.port))),
        /is not the address of a sandbox/,
      );
    });
  }

  it('is not given by a forwarder to a real sandbox on another port', async () => {
    const server = await forwarder(sandbox.port);
    others.push(server);
    assert.match(await why(`http://127.0.0.1:${portOf(server)}`), /has left its secret/);
  });

  it('is not given by a forwarder that took the port of a sandbox which ended without a word', async () => {
    const gone = await startSandbox({ port: 0 });
    const left = await readFile(secretFile(gone.port), 'utf8');
    await gone.close();
    await writeFile(secretFile(gone.port), left, { mode: 0o600 });
    others.push(await forwarder(sandbox.port, '127.0.0.1', gone.port));
    assert.match(await why(gone.url), /does not know the secret/);
    await unlink(secretFile(gone.port));
  });

  it('is not given by a forwarder even where the secret of the real one stands for its port, too', async () => {
    const server = await forwarder(sandbox.port);
    others.push(server);
    await copyFile(secretFile(sandbox.port), secretFile(portOf(server)));
    await chmod(secretFile(portOf(server)), 0o600);
    assert.match(await why(`http://127.0.0.1:${portOf(server)}`), /does not know the secret/);
    await unlink(secretFile(portOf(server)));
  });

  it('is another for each question: one that was overheard is of no use', async () => {
    const overheard: unknown = await (await fetch(`${sandbox.url}${PROOF_PATH}?nonce=00`)).json();
    const server = createHttpServer((_request, response) => {
      response.end(JSON.stringify(overheard));
    });
    const { port, url } = sandbox;
    const secret = await readFile(secretFile(port), 'utf8');
    await sandbox.close();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    others.push(server);
    await writeFile(secretFile(port), secret, { mode: 0o600 });
    assert.match(await why(url), /does not know the secret/);
    await unlink(secretFile(port));
  });

  it('does not rest on a secret that others may have written or can read', async function () {
    if (process.getuid === undefined) this.skip(); // Windows has no such modes
    await chmod(secretFile(sandbox.port), 0o644);
    assert.match(await why(sandbox.url), /has left its secret/);
    await chmod(secretFile(sandbox.port), 0o600);
    const elsewhere = `${secretFile(sandbox.port)}.moved`;
    await copyFile(secretFile(sandbox.port), elsewhere);
    await unlink(secretFile(sandbox.port));
    await symlink(elsewhere, secretFile(sandbox.port));
    assert.match(await why(sandbox.url), /has left its secret/);
    await unlink(elsewhere);
  });
});
