import assert from 'node:assert/strict';
import fc from 'fast-check';
import { validateUpdate } from '../../../src/core/validation/validateUpdate';

const id = '0f8e6a3c-1111-4222-8333-444455556666';
const insert = { tagsOperation: 'InsertIfNotExists' };
const long = 'x'.repeat(256);

/** `path: message` of each violation, by path. */
function told(violations: readonly { path: readonly string[]; message: string }[]): string[] {
  return violations.map(({ path, message }) => `${path.join('.')}: ${message}`).sort();
}

describe('validateUpdate', () => {
  const valid: readonly [what: string, body: object][] = [
    ['a name', { fields: ['Name'], name: 'Ana' }],
    ['a name of 255 characters', { fields: ['Name'], name: 'x'.repeat(255) }],
    ['a name of 127 emoji', { fields: ['Name'], name: '😀'.repeat(127) }],
    [
      'every text cleared',
      {
        fields: ['Name', 'PhoneNumber', 'Email', 'Instagram', 'Annotation', 'PictureUrl'],
        name: null,
        phoneNumber: null,
        email: null,
        instagram: null,
        annotation: null,
        pictureUrl: null,
      },
    ],
    ['a phone number', { fields: ['PhoneNumber'], phoneNumber: '+55|11999990000' }],
    ['an e-mail', { fields: ['Email'], email: 'a+b@x.technology' }],
    ['an Instagram name', { fields: ['Instagram'], instagram: 'ana.souza' }],
    ['a long annotation', { fields: ['Annotation'], annotation: 'x'.repeat(100_000) }],
    ['tags by id', { fields: ['Tags'], tagIds: [id], options: insert }],
    ['tags by name', { fields: ['Tags'], tagNames: ['VIP'], options: { tagsOperation: 'DeleteIfExists' } }],
    ['portfolios', { fields: ['Portfolio'], portfolioIds: [id] }],
    ['no portfolios', { fields: ['Portfolio'], portfolioIds: [] }],
    ['portfolios by name', { fields: ['Portfolio'], portfolioNames: ['Sul'] }],
    ['sequences', { fields: ['SequenceIds'], sequenceIds: [id] }],
    ['a status', { fields: ['Status'], status: 'ARCHIVED' }],
    ['a picture', { fields: ['PictureUrl'], pictureUrl: 'https://example.com/a%20b.png' }],
    [
      'custom fields of every shape',
      {
        fields: ['CustomFields'],
        customFields: {
          'an-ncio': 'x',
          a: 1,
          b: true,
          c: null,
          d: ['FACEBOOK'],
          e: [],
          'agendado-em-': '2026-07-08',
          assinatura: { strokes: [[1, 2]], signedBy: null },
        },
      },
    ],
    ['metadata', { fields: ['Metadata'], metadata: { crmId: '12345', old: null, empty: '' } }],
    [
      'UTM',
      { fields: ['Utm'], utm: { source: 'x', medium: null, referralUrl: '', sourceId: '1', clid: '2' } },
    ],
  ];
  for (const [what, body] of valid) {
    it(`takes ${what}`, () => {
      assert.deepEqual(validateUpdate(body), []);
    });
  }

  const email = 'This is not an e-mail address. It should look like name@example.com.';
  const url = /^This is not a web address\./;
  const notAnId = 'This is not an ID. It should look like 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.';
  const tooLong = 'This is too long. WTS Chat takes 255 characters at most; an emoji counts as two or more.';
  const text = 'This must be a text in quotes, or null to clear it.';
  const phone = 'This is not a phone number as WTS Chat stores it. It should look like +55|11999990000.';
  const status = 'This is not a status of WTS Chat. Choose ACTIVE, ARCHIVED or BLOCKED.';
  const unknownKey = 'WTS Chat does not know this key. Remove it.';
  const missing = 'This value is missing from the request. Add it.';
  const nothing = 'There is nothing to send here. Add a value.';
  const twice = 'A value stands here twice. Remove one of the two.';
  const field = (name: string, value: unknown, key: string) => ({ fields: [name], [key]: value });

  const invalid: readonly [what: string, body: unknown, path: string, message: string | RegExp][] = [
    ['a long name', field('Name', long, 'name'), 'name', tooLong],
    ['a name of 128 emoji', field('Name', '😀'.repeat(128), 'name'), 'name', tooLong],
    ['a name that is a number', field('Name', 7, 'name'), 'name', text],
    ['a long Instagram name', field('Instagram', long, 'instagram'), 'instagram', tooLong],
    ['a list as annotation', field('Annotation', [], 'annotation'), 'annotation', text],
    ['an e-mail without a domain ending', field('Email', 'a@b', 'email'), 'email', email],
    ['an empty e-mail', field('Email', '', 'email'), 'email', email],
    ['a long e-mail', field('Email', `${long}@example.com`, 'email'), 'email', tooLong],
    ['a long e-mail that is none', field('Email', long, 'email'), 'email', email],
    ['a phone without the bar', field('PhoneNumber', '+5511999990000', 'phoneNumber'), 'phoneNumber', phone],
    ['a phone of letters', field('PhoneNumber', 'x', 'phoneNumber'), 'phoneNumber', phone],
    ['a javascript: picture', field('PictureUrl', 'javascript:alert(1)', 'pictureUrl'), 'pictureUrl', url],
    ['a data: picture', field('PictureUrl', 'data:image/png;base64,AA', 'pictureUrl'), 'pictureUrl', url],
    [
      'a picture with a space',
      field('PictureUrl', 'https://example.com/a b', 'pictureUrl'),
      'pictureUrl',
      url,
    ],
    ['a picture without a host', field('PictureUrl', 'https://', 'pictureUrl'), 'pictureUrl', url],
    [
      'a picture with a line break',
      field('PictureUrl', 'javascript:\nhttps://x', 'pictureUrl'),
      'pictureUrl',
      url,
    ],
    ['an unknown status', field('Status', 'GONE', 'status'), 'status', status],
    ['no status', field('Status', null, 'status'), 'status', 'This must be a text in quotes.'],
    ['a tag id that is none', { fields: ['Tags'], tagIds: ['VIP'], options: insert }, 'tagIds.0', notAnId],
    [
      'a tag id as URN',
      { fields: ['Tags'], tagIds: [`urn:uuid:${id}`], options: insert },
      'tagIds.0',
      notAnId,
    ],
    ['a tag id that is long', { fields: ['Tags'], tagIds: [long], options: insert }, 'tagIds.0', notAnId],
    ['a tag twice', { fields: ['Tags'], tagIds: [id, id], options: insert }, 'tagIds', twice],
    ['no tags', { fields: ['Tags'], tagIds: [], options: insert }, 'tagIds', nothing],
    [
      'an empty tag name',
      { fields: ['Tags'], tagNames: [''], options: insert },
      'tagNames.0',
      /^This name is empty/,
    ],
    [
      'tags that are no list',
      { fields: ['Tags'], tagIds: id, options: insert },
      'tagIds',
      'This must be a list: [ ].',
    ],
    ['tags without their operation', { fields: ['Tags'], tagIds: [id] }, 'options', missing],
    [
      'ReplaceAll',
      { fields: ['Tags'], tagIds: [id], options: { tagsOperation: 'ReplaceAll' } },
      'options.tagsOperation',
      'This is not one of the values that WTS Chat allows here.',
    ],
    [
      'options without their operation',
      { fields: ['Name'], name: 'x', options: {} },
      'options.tagsOperation',
      missing,
    ],
    ['a portfolio id that is none', field('Portfolio', ['x'], 'portfolioIds'), 'portfolioIds.0', notAnId],
    [
      'an empty portfolio name',
      field('Portfolio', [''], 'portfolioNames'),
      'portfolioNames.0',
      /^This name is empty/,
    ],
    ['a sequence id that is none', field('SequenceIds', [7], 'sequenceIds'), 'sequenceIds.0', /quotes/],
    ['no custom fields', field('CustomFields', {}, 'customFields'), 'customFields', nothing],
    ['a number as metadata', field('Metadata', { crmId: 7 }, 'metadata'), 'metadata.crmId', text],
    ['an empty metadata key', field('Metadata', { '': 'x' }, 'metadata'), 'metadata.', /^The key is empty/],
    ['metadata that is text', field('Metadata', 'x', 'metadata'), 'metadata', /object with keys/],
    ['a key with a slash and a tilde', field('Metadata', { 'a/b~c': 7 }, 'metadata'), 'metadata.a/b~c', text],
    ['a number in UTM', field('Utm', { source: 7 }, 'utm'), 'utm.source', text],
    ['an unknown UTM key', field('Utm', { sauce: 'x' }, 'utm'), 'utm.sauce', unknownKey],
    ['an unknown key', { fields: ['Name'], name: 'x', nickname: 'y' }, 'nickname', unknownKey],
    ['no fields', { name: 'x' }, 'fields', missing],
    ['an empty list of fields', { fields: [] }, 'fields', nothing],
    ['a field twice', { fields: ['Name', 'Name'], name: 'x' }, 'fields', twice],
    ['a field that is unknown', { fields: ['Nickname'] }, 'fields.0', /no field with this name/],
    [
      'a declared field without a value',
      { fields: ['Name', 'Email'], name: 'x' },
      'email',
      'Email is declared in the request without a value.',
    ],
    [
      'a value that is not declared',
      { fields: ['Name'], name: 'x', email: null },
      'email',
      'The API would drop this value: the request does not declare Email.',
    ],
    [
      'tags that are not declared',
      { fields: ['Name'], name: 'x', tagIds: [id], options: insert },
      'tagIds',
      'The API would drop this value: the request does not declare Tags.',
    ],
    ['a text', 'x', '', /object with keys/],
    ['nothing', undefined, '', /object with keys/],
  ];
  for (const [what, body, path, message] of invalid) {
    it(`refuses ${what} with one sentence at its place`, () => {
      const violations = validateUpdate(body);
      assert.equal(violations.length, 1, told(violations).join('\n'));
      assert.equal(violations[0]?.path.join('.'), path);
      if (typeof message === 'string') assert.equal(violations[0].message, message);
      else assert.match(violations[0].message, message);
    });
  }

  it('tells every value that is wrong', () => {
    const body = {
      fields: ['Name', 'Email', 'Metadata'],
      name: long,
      email: 'a@b',
      metadata: { a: 1, b: 2 },
    };
    assert.deepEqual(told(validateUpdate(body)), [
      `email: ${email}`,
      `metadata.a: ${text}`,
      `metadata.b: ${text}`,
      `name: ${tooLong}`,
    ]);
  });

  it('is not fooled by keys that objects inherit', () => {
    const metadata: unknown = JSON.parse('{"__proto__": "x", "constructor": null}');
    assert.deepEqual(validateUpdate({ fields: ['Metadata'], metadata }), []);
    const utm: unknown = JSON.parse('{"__proto__": "x"}');
    assert.deepEqual(told(validateUpdate({ fields: ['Utm'], utm })), [`utm.__proto__: ${unknownKey}`]);
  });

  it('refuses things that call themselves what they are not', () => {
    for (const key of ['tagIds', 'portfolioIds', 'sequenceIds', 'tagNames'])
      assert.ok(validateUpdate({ fields: ['Tags'], [key]: [{}, { valueOf: '' }] }).length > 0, key);
  });

  it('has a sentence of its own for everything that JSON can hold', () => {
    const key = fc.constantFrom(
      'fields',
      'name',
      'email',
      'tagIds',
      'status',
      'utm',
      'metadata',
      'customFields',
      'options',
    );
    fc.assert(
      fc.property(fc.dictionary(key, fc.jsonValue()), (body) => {
        const violations = validateUpdate(body);
        const places = violations.map(({ path }) => JSON.stringify(path));
        assert.equal(new Set(places).size, places.length);
        for (const { message } of violations)
          assert.doesNotMatch(message, /undefined|would not take this value/);
      }),
    );
  });
});
