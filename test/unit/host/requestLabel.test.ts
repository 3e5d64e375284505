import assert from 'node:assert/strict';
import { contactInPath, requestLabel } from '../../../src/host/sandbox/requests/requestLabel';

const ID = 'c0000003-5eed-4000-8000-00000000000c';

describe('The label of a request', () => {
  for (const [method, path, label] of [
    ['PUT', `/core/v2/contact/${ID}`, 'PUT contact c0000003'],
    ['POST', `/core/v1/contact/${ID}/tags`, 'POST contact c0000003 tags'],
    ['GET', '/core/v1/contact/phonenumber/+5511999990000', 'GET contact phonenumber +5511999990000'],
    ['GET', '/chat/v1/sequence', 'GET sequence'],
    ['GET', '/v1/contact/1', 'GET /v1/contact/1'],
    ['GET', '/', 'GET /'],
  ] as const) {
    it(`is "${label}" for ${path}`, () => {
      assert.equal(requestLabel({ method, path }), label);
    });
  }

  it('knows the contact that a path names, and no other ID', () => {
    assert.deepEqual(
      [`/core/v1/contact/${ID}/tags`, `/core/v1/portfolio/${ID}/contact`, '/core/v1/contact/filter'].map(
        contactInPath,
      ),
      [ID, undefined, undefined],
    );
  });
});
