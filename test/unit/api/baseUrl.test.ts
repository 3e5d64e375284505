import assert from 'node:assert/strict';
import { isLoopback, normalizeBaseUrl, originOf } from '../../../src/core/api/baseUrl';
import { readLoopbackUrl } from '../../../src/sandbox/account/subscription';

describe('normalizeBaseUrl', () => {
  const rows: readonly [typed: string, url: string][] = [
    ['https://api.wts.chat', 'https://api.wts.chat'],
    [' https://api.wts.chat/ \n', 'https://api.wts.chat'],
    ['https://API.wts.chat/core', 'https://api.wts.chat'],
    ['https://api.wts.chat/core//', 'https://api.wts.chat'],
    ['https://api.wts.chat/chat/', 'https://api.wts.chat'],
    ['https://api.wts.chat/crm', 'https://api.wts.chat'],
    ['https://api.wts.chat/core/v1/contact/x?IncludeDetails=Tags', 'https://api.wts.chat'],
    ['https://example.com/wts/core', 'https://example.com/wts'],
    ['https://example.com/wts/', 'https://example.com/wts'],
    ['https://example.com/core-api', 'https://example.com/core-api'],
    ['https://example.com:8443/#top', 'https://example.com:8443'],
    ['http://127.0.0.1:7417/core', 'http://127.0.0.1:7417'],
    ['http://localhost:7417', 'http://localhost:7417'],
    ['http://[::1]:7417/', 'http://[::1]:7417'],
  ];
  for (const [typed, url] of rows) {
    it(`makes ${url} of ${JSON.stringify(typed)}`, () => {
      assert.equal(normalizeBaseUrl(typed), url);
      assert.equal(normalizeBaseUrl(url), url);
    });
  }

  for (const typed of ['', 'api.wts.chat', 'localhost:7417', 'ftp://api.wts.chat', 'javascript:alert(1)']) {
    it(`says what a base URL looks like instead of ${JSON.stringify(typed)}`, () => {
      assert.throws(() => normalizeBaseUrl(typed), /It should look like https:\/\/api\.wts\.chat\./);
    });
  }

  for (const typed of [
    'http://api.wts.chat',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://wts.localhost:7417',
  ]) {
    it(`refuses to send the key unencrypted to ${typed}`, () => {
      assert.throws(() => normalizeBaseUrl(typed), /Write https:\/\//);
    });
  }

  it('refuses a user name and password', () => {
    assert.throws(() => normalizeBaseUrl('https://me:secret@api.wts.chat'), /Remove them/);
  });
});

describe('originOf', () => {
  it('leaves out the path and the usual port', () => {
    assert.equal(originOf('https://example.com:443/wts'), 'https://example.com');
  });
});

/** `wts.localhost` is a name that a DNS server may answer. */
const HOSTS = [
  'localhost',
  'wts.localhost',
  'localhost.',
  '127.0.0.1',
  '127.1.2.3',
  '[::1]',
  '[::ffff:7f00:1]',
  '0.0.0.0',
  '10.0.0.1',
  'localhost.com',
  '127.0.0.1.example.com',
];

describe('isLoopback', () => {
  it('knows the names of this machine', () => {
    assert.deepEqual(HOSTS.filter(isLoopback), ['localhost', '127.0.0.1', '127.1.2.3', '[::1]']);
  });

  it('is the rule of the sandbox as well, for where webhooks go', () => {
    const bySandbox = HOSTS.filter((host) => readLoopbackUrl(`http://${host}/`) !== undefined);
    assert.deepEqual(bySandbox, HOSTS.filter(isLoopback));
  });
});
