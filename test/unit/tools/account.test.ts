import assert from 'node:assert/strict';
import { SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { chooseAccount } from '../../../src/tools/account';

const chosen = (baseUrl: string | undefined, env: NodeJS.ProcessEnv = {}): readonly [string, string] => {
  const { baseUrl: address, key } = chooseAccount({ baseUrl, env });
  return [address, key];
};

describe('which account a tool asks', () => {
  const key = 'pn_some0key';
  const sandbox = ['http://127.0.0.1:7417', SANDBOX_KEY];

  it('is the sandbox that runs here, when nothing is said', () => {
    assert.deepEqual(chosen(undefined), sandbox);
    assert.deepEqual(chosen(undefined, { WTS_API_KEY: ' ', WTS_BASE_URL: '' }), sandbox);
    assert.deepEqual(chosen(undefined, { WTS_API_KEY: SANDBOX_KEY }), sandbox);
  });

  it('is that of the key, at the production address unless another is given', () => {
    assert.deepEqual(chosen(undefined, { WTS_API_KEY: key }), ['https://api.wts.chat', key]);
    const env = { WTS_API_KEY: key, WTS_BASE_URL: 'https://api.example.org/core/' };
    assert.deepEqual(chosen(undefined, env), ['https://api.example.org', key]);
    assert.deepEqual(chosen('https://other.example.org', env), ['https://other.example.org', key]);
  });

  it('is none without a key, but for a server on this machine', () => {
    assert.throws(() => chosen('https://api.example.org'), /set WTS_API_KEY/);
    assert.deepEqual(chosen('http://localhost:8080'), ['http://localhost:8080', SANDBOX_KEY]);
  });

  it('is none at an address that a key may not be sent to', () => {
    assert.throws(() => chosen('http://api.example.org', { WTS_API_KEY: key }), /unencrypted/);
    assert.throws(() => chosen('api.example.org', { WTS_API_KEY: key }), /is not a base URL/);
  });
});
