import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { contactId } from '../../../src/sandbox/account/seedIds';
import { useSandbox } from './useSandbox';

const ana = { email: 'ana.souza@example.com' };

/** What the API refuses, in words that lead astray. */
const refusals: readonly (readonly [
  call: string,
  body: object | undefined,
  status: number,
  ...told: string[],
])[] = [
  [
    'GET /core/core/v1/contact',
    undefined,
    401,
    'There is no such route: check the URL /core/core/v1/contact. The key is good, whatever the answer says.',
  ],
  [
    'PATCH /core/v2/contact/1',
    {},
    401,
    '/core/v2/contact/1 takes PUT, not PATCH. The key is good, whatever the answer says.',
  ],
  [
    'GET /v1/contact',
    undefined,
    400,
    'The path /v1/contact begins with no module: write /core, /chat or /crm before it.',
  ],
  [
    'GET /core/v1/contact/*?IncludeDetails=Tags,CustomFields',
    undefined,
    500,
    '"Tags,CustomFields" is no detail. IncludeDetails takes Tags, CustomFields and Portfolios, and is repeated for each one.',
  ],
  [
    'GET /core/v1/contact?pageSize=200',
    undefined,
    500,
    'pageSize is "200" and must be a whole number from 1 to 100.',
  ],
  [
    'GET /core/v1/contact?pageNumber=0',
    undefined,
    500,
    'pageNumber is "0" and must be a whole number, 1 or more.',
  ],
  [
    'GET /core/v1/contact/c9999999-5eed-4000-8000-00000000000c',
    undefined,
    500,
    'The account has no contact c9999999-5eed-4000-8000-00000000000c. This 500 means "not found": trying again does not help.',
  ],
  [
    'GET /core/v1/contact/5511999990000',
    undefined,
    500,
    '5511999990000 looks like a phone, and an id is asked for. Use GET /core/v1/contact/phonenumber/5511999990000.',
  ],
  [
    'GET /core/v1/contact/phonenumber/11999998888',
    undefined,
    500,
    'The account has no contact 11999998888. This 500 means "not found": trying again does not help.',
  ],
  [
    'GET /chat/v2/sequence/x/contact',
    undefined,
    500,
    'The account has nothing with the id x. GET /chat/v1/sequence lists what it has.',
  ],
  [
    'GET /core/v1/contact/custom-field?NestedList=no',
    undefined,
    500,
    'NestedList is "no" and must be true or false.',
  ],
  [
    'POST /core/v1/contact',
    ana,
    500,
    `The contact ${contactId(1)} has the same email. Change that one with a PUT, or send options.upsert or options.getIfExists.`,
  ],
  ['PUT /core/v2/contact/*', undefined, 400, 'The body was refused: A non-empty request body is required.'],
  [
    'PUT /core/v2/contact/*',
    { fields: ['Portfolios'], name: 5 },
    400,
    'Fields knows no "Portfolios". Write one of Name, Email, Instagram, Annotation, PictureUrl, PhoneNumber, Tags, Status, CustomFields, Portfolio, SequenceIds, Utm, Metadata.',
  ],
  [
    'PUT /core/v2/contact/*',
    { fields: [], name: 'x'.repeat(256) },
    400,
    'Name was refused: The field Name must be text of at most 255 characters.',
  ],
];

describe('sandbox: a refusal', () => {
  const api = useSandbox();
  const told = () =>
    api
      .requests()
      .at(-1)!
      .remarks.map(({ text }) => text);

  for (const [call, body, status, ...reasons] of refusals) {
    it(`says what to do: ${call} ${JSON.stringify(body ?? '').slice(0, 60)}`, async () => {
      const [method = '', path = ''] = call.split(' ');
      assert.equal((await api.call(path.replace('*', SAMPLE_CONTACT_ID), { method, body })).status, status);
      assert.deepEqual(told(), reasons);
      assert.deepEqual(api.ignored(), []);
    });
  }

  it('tells a key that is missing from one that is wrong', async () => {
    await api.call('/core/v1/tag', { headers: { authorization: 'Bearer pn_wrong' } });
    assert.deepEqual(told(), [
      'The key is not that of this sandbox: copy the one that it shows where it was started.',
    ]);
    const answer = await fetch(`http://127.0.0.1:${api.port()}/core/v1/tag`);
    assert.equal(answer.status, 401);
    assert.deepEqual(told(), ['No key was sent. Send the header Authorization: Bearer <key>.']);
  });

  it('tells who is not answered at all', async () => {
    const answer = await api.call('/core/v1/tag', { headers: { origin: 'https://example.com' } });
    assert.equal(answer.status, 403);
    assert.deepEqual(told(), [
      'The request came from a web page of https://example.com. Allow it with --allow-origin https://example.com, or with the setting wts.sandbox.allowedOrigins.',
    ]);
    await api.call('/core/v1/tag', { headers: { host: 'rebound.example' } });
    assert.match(told().join(), /^The request named the host rebound\.example\..*--allow-host/);
  });
});
