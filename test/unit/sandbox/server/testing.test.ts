import assert from 'node:assert/strict';
import type { RequestEntry } from '../../../../src/sandbox/publicApi';
import { findExpectedRequest } from '../../../../src/sandbox/testing/expectRequest';
import { checkNoRemarks } from '../../../../src/sandbox/testing/testSandbox';

const ID = 'c0000001-5eed-4000-8000-00000000000c';

function request(more: Partial<RequestEntry> = {}): RequestEntry {
  return {
    ...{
      id: 1,
      time: '2026-11-30T00:00:00.000Z',
      ms: 1,
      query: '',
      faults: [],
      ignored: [],
      remarks: [],
      userAgent: '',
    },
    ...{
      method: 'PUT',
      path: `/core/v2/contact/${ID}`,
      status: 200,
      body: { fields: ['Name'], name: 'Ana' },
    },
    ...more,
  };
}

const ignored = { kind: 'unknownKey', family: 'ignored', text: 'nome is no key of this call.' } as const;
const noted = { kind: 'unchanged', family: 'noted', text: 'This is stored already.' } as const;
const refused = { kind: 'noKey', family: 'refused', text: 'There is no key.' } as const;

describe('expectNoRemarks', () => {
  it('is content with requests of which everything was taken, and with how a call ended', () => {
    checkNoRemarks([], []);
    checkNoRemarks([request(), request({ remarks: [noted] })], []);
  });

  it('tells what was ignored and refused, of which request, and why', () => {
    const requests = [
      request({ remarks: [ignored, noted] }),
      request(),
      request({ method: 'GET', path: '/core/v1/tag', query: '?page=2', status: 401, remarks: [refused] }),
    ];
    assert.throws(
      () => {
        checkNoRemarks(requests, []);
      },
      (error: Error) => {
        assert.equal(error.name, 'AssertionError');
        assert.deepEqual(error.message.split('\n').slice(1), [
          `  PUT /core/v2/contact/${ID} answered 200`,
          '    ignored: nome is no key of this call. (unknownKey)',
          '  GET /core/v1/tag?page=2 answered 401',
          '    refused: There is no key. (noKey)',
        ]);
        return true;
      },
    );
  });

  it('lets the kinds pass that a test means to cause', () => {
    checkNoRemarks([request({ remarks: [ignored] })], ['unknownKey']);
  });
});

describe('expectRequest', () => {
  const requests = [request({ id: 1 }), request({ id: 2, body: { fields: ['Name'], name: 'Bia' } })];

  it('gives the latest request of this method and path, whatever the case of their letters', () => {
    assert.equal(findExpectedRequest(requests, { method: 'put', path: '/core/V2/contact/*' }).id, 2);
  });

  it('looks for a body that holds what is expected, and may hold more', () => {
    const path = `/core/v2/contact/${ID}`;
    assert.equal(findExpectedRequest(requests, { method: 'PUT', path, body: { name: 'Ana' } }).id, 1);
    for (const body of [{ name: 'ana' }, { fields: [] }, { fields: ['Name', 'Email'] }, { email: null }, []])
      assert.throws(() => findExpectedRequest(requests, { method: 'PUT', path, body }), /No request PUT/);
  });

  it('looks into objects inside, and takes lists whole', () => {
    const sent = request({ body: { customFields: { 'an-ncio': ['a', 'b'], other: 1 }, utm: null } });
    const find = (body: RequestEntry['body'] & object) =>
      findExpectedRequest([sent], { method: 'PUT', path: '*', body });
    assert.equal(find({ customFields: { 'an-ncio': ['a', 'b'] } }).id, 1);
    assert.throws(() => find({ customFields: { 'an-ncio': ['a'] } }), /No request/);
    assert.throws(() => find({ utm: {} }), /No request/);
  });

  it('takes a path as it stands, but for the star', () => {
    const odd = [request({ path: '/core/v1/tag.+' })];
    assert.throws(() => findExpectedRequest(odd, { method: 'PUT', path: '/core/v1/tag..' }), /No request/);
    assert.equal(findExpectedRequest(odd, { method: 'PUT', path: '/core/v1/tag.+' }).id, 1);
  });

  it('tells what came instead', () => {
    assert.throws(
      () => findExpectedRequest(requests, { method: 'POST', path: '/core/v1/contact' }),
      /No request POST \/core\/v1\/contact came\. These came:\n {2}PUT .* answered 200, sent \{"fields":\["Name"\],"name":"Ana"\}/,
    );
    assert.throws(
      () => findExpectedRequest([], { method: 'POST', path: '/core/v1/contact', body: { name: 'Ana' } }),
      /No request POST \/core\/v1\/contact with \{"name":"Ana"\} came\. None came at all/,
    );
  });
});
