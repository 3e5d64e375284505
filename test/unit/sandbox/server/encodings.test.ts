import assert from 'node:assert/strict';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { contactId } from '../../../../src/sandbox/account/seedIds';
import { useSandbox } from '../useSandbox';

const PATH = `/core/v2/contact/${contactId(1)}`;
const BODY = '{"fields":["Name"],"name":"João"}';
const JSON_TYPE = { 'content-type': 'application/json' };

describe('sandbox: bodies in another encoding', () => {
  const api = useSandbox();
  const told = () =>
    api
      .requests()
      .at(-1)!
      .remarks.map(({ text }) => text);
  const utf32 = Buffer.from(Array.from(BODY, (letter) => `${letter}\0`).join(''), 'utf16le');
  const bigEndian = Buffer.from(BODY, 'utf16le').swap16();

  for (const [name, body, encoding, headers] of [
    ['Latin-1', Buffer.from(BODY, 'latin1'), 'written in Latin-1', {}],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${BODY}`, 'utf16le'), 'written in UTF-16 (little-endian)', {}],
    ['UTF-16 without one', Buffer.from(BODY, 'utf16le'), 'written in UTF-16 (little-endian)', {}],
    ['UTF-16, big-endian', bigEndian, 'written in UTF-16 (big-endian)', {}],
    ['UTF-32', utf32, 'written in UTF-32 (little-endian)', {}],
    ['deflate', deflateSync(BODY), 'compressed with deflate', {}],
    ['zstd', Buffer.from('28b52ffd2000', 'hex'), 'compressed with zstd', {}],
    ['gzip', gzipSync(BODY), 'compressed with gzip', {}],
    ['Brotli without its name', brotliCompressSync(BODY), 'no text: it is compressed', {}],
    ['Brotli', Buffer.from([0x0b, 0x10]), 'compressed with br', { 'content-encoding': 'br' }],
  ] as const) {
    it(`are refused by the name of ${name}`, async () => {
      const { status, text } = await api.call(PATH, {
        method: 'PUT',
        body,
        headers: { ...JSON_TYPE, ...headers },
      });
      assert.equal(status, 400);
      assert.ok(text.includes(`The body is ${encoding}`), text);
      assert.ok(told()[0]?.startsWith(`The body was refused: The body is ${encoding}`), told().join());
      assert.notEqual(api.stored(contactId(1))['name'], 'João');
    });
  }

  it('are plain refusals when they are UTF-8 and no JSON', async () => {
    await api.call(PATH, { method: 'PUT', body: Buffer.from('{"name":"João"'), headers: JSON_TYPE });
    assert.deepEqual(told(), ['The body was refused: The body is not valid JSON.']);
  });

  it('are refused by their content type when that is of no JSON', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    await api.call(PATH, { method: 'PUT', body: Buffer.from('fields=Name&name=Ana'), headers });
    assert.equal(
      told()[0],
      'The body was refused: The body is not JSON, but application/x-www-form-urlencoded.',
    );
  });

  for (const type of [
    'application/x-www-form-urlencoded',
    'text/plain;charset=UTF-8',
    '',
    'application/jsonp',
  ]) {
    it(`are taken with a remark as ${type === '' ? 'no type' : type}`, async () => {
      const headers = { 'content-type': type };
      const { status } = await api.call(PATH, { method: 'PUT', body: Buffer.from(BODY), headers });
      assert.equal(status, 200);
      assert.equal(api.stored(contactId(1))['name'], 'João');
      assert.match(told().join(), /^The content type is .*: ASP\.NET answers 415 to that/);
    });
  }

  for (const type of [
    'application/json',
    'Application/JSON; charset=utf-8',
    'application/merge-patch+json',
  ]) {
    it(`are taken without a remark as ${type}`, async () => {
      await api.call(PATH, { method: 'PUT', body: Buffer.from(BODY), headers: { 'content-type': type } });
      assert.deepEqual(told(), []);
    });
  }
});

describe('sandbox: bodies of another type, with the switch contentTypes', () => {
  const api = useSandbox({ contentTypes: 'json' });

  it('are refused with 415', async () => {
    const headers = { 'content-type': 'text/plain' };
    const { status, body } = await api.call(PATH, { method: 'PUT', body: Buffer.from(BODY), headers });
    assert.deepEqual([status, body['title']], [415, 'Unsupported Media Type']);
    assert.notEqual(api.stored(contactId(1))['name'], 'João');
    assert.equal((await api.put(contactId(1), { fields: ['Name'], name: 'Bia' })).status, 200);
    assert.equal((await api.get(PATH)).status !== 415, true);
  });
});

describe('sandbox: lists in a query', () => {
  const api = useSandbox();

  for (const key of [
    'IncludeDetails[0]',
    'IncludeDetails[]',
    'includeDetails[12]',
    'IncludeDetails.0',
    'IncludeDetails[0][name]',
    'IncludeDetails(0)',
    'IncludeDetails_0',
    'IncludeDetails%5B%5D',
    'IncludeDetail',
    'includes',
  ]) {
    it(`are hinted at when they are numbered: ${key}`, async () => {
      await api.get(`/core/v1/contact/${contactId(1)}?${encodeURIComponent(key)}=Tags`);
      assert.match(
        api.ignored().join(),
        /was dropped: this call does not know it\. Write \??IncludeDetails/i,
      );
    });
  }

  for (const key of ['CreatedAt[Before]', 'createdAt_before']) {
    it(`are hinted at by the key of a part: ${key}`, async () => {
      await api.get(`/core/v1/contact?${encodeURIComponent(key)}=2026-01-01`);
      assert.match(api.ignored().join(), /Write CreatedAt\.Before/i);
    });
  }
});
