import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { type Sandbox, SAMPLE_CONTACT_ID, startSandbox } from '../../../../src/sandbox/sandbox';
import { send } from '../useSandbox';

const sample = `/core/v1/contact/${SAMPLE_CONTACT_ID}`;

describe('sandbox: who is let in because it was allowed', () => {
  const origin = 'http://localhost:5173';
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({
      port: 0,
      allowedOrigins: [`${origin}/`, 'capacitor://localhost'],
      allowedHosts: ['host.docker.internal', 'api.test:80'],
    });
  });
  beforeEach(() => sandbox.reset());
  after(() => sandbox.close());

  const ask = (method: string, headers: Record<string, string>, path = sample) =>
    send(sandbox.port, path, { method, headers });
  const preflight = {
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization,content-type',
  };
  const corsHeaders = ({ headers }: { headers: IncomingMessage['headers'] }) =>
    Object.keys(headers).filter((name) => name.startsWith('access-control'));

  for (const allowed of [origin, 'capacitor://localhost']) {
    it(`is a page of ${allowed}, which its browser is told, of the control API too`, async () => {
      for (const path of [sample, '/sandbox/state', '/sandbox/about']) {
        const answer = await ask('GET', { origin: allowed }, path);
        const { vary, 'access-control-allow-origin': told } = answer.headers;
        assert.deepEqual([answer.status, told, vary], [200, allowed, 'Origin'], path);
      }
    });
  }

  it('is a page whose request fails: it may read why', async () => {
    const answer = await ask('GET', { origin, authorization: 'wrong' });
    assert.deepEqual([answer.status, answer.headers['access-control-allow-origin']], [401, origin]);
  });

  it('is a page whose browser asks first, without the key; no fault hits that and no journal has it', async () => {
    await sandbox.control.switchOn({ kind: 'serverError' });
    const { status, text, headers } = await ask('OPTIONS', { origin, authorization: '', ...preflight });
    assert.deepEqual(
      [status, text, headers['access-control-allow-origin'], headers['access-control-allow-headers']],
      [204, '', origin, 'authorization,content-type'],
    );
    assert.match(headers['access-control-allow-methods'] ?? '', /PUT/);
    assert.deepEqual(sandbox.requests(), []);
  });

  for (const other of [
    'https://localhost:5173',
    'http://localhost:5174',
    'http://localhost:5173.evil.example',
    'null',
  ]) {
    it(`is no page of ${other}`, async () => {
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await ask(method, { origin: other, ...preflight });
        assert.deepEqual([answer.status, corsHeaders(answer), answer.headers.vary], [403, [], 'Origin']);
      }
    });
  }

  it('is no page that comes by a name which is not allowed', async () => {
    const answer = await ask('OPTIONS', { origin, host: 'evil.example', ...preflight });
    assert.deepEqual([answer.status, corsHeaders(answer)], [403, []]);
  });

  it('is who names an allowed host, with its port if one was given', async () => {
    const hosts = [
      'host.docker.internal',
      'Host.Docker.Internal:8080',
      'api.test:80',
      'api.test',
      'api.test:81',
    ];
    const answers = await Promise.all(hosts.map((host) => ask('GET', { host })));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 403, 403],
    );
  });

  it('is told how to be allowed when it is not', async () => {
    assert.match(
      (await ask('GET', { origin: 'http://b' })).text,
      /--allow-origin.*wts\.sandbox\.allowedOrigins/,
    );
    assert.match((await ask('GET', { host: 'b' })).text, /--allow-host.*wts\.sandbox\.allowedHosts/);
  });

  for (const wrong of ['*', 'null', 'localhost:5173', 'http://*.example', 'http://a/b', 'http://', '']) {
    it(`cannot be the origin ${JSON.stringify(wrong)}`, async () => {
      await assert.rejects(
        startSandbox({ port: 0, allowedOrigins: [wrong] }),
        /is no origin that can be allowed/,
      );
    });
  }

  for (const wrong of ['*', '*.example', 'http://a', 'a/b', '']) {
    it(`cannot be the host ${JSON.stringify(wrong)}`, async () => {
      await assert.rejects(
        startSandbox({ port: 0, allowedHosts: [wrong] }),
        /is no host that can be allowed/,
      );
    });
  }
});
