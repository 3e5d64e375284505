import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { portfolioId, sequenceId, tagId } from '../../../src/sandbox/account/seedIds';
import { useSandbox } from './useSandbox';

const id = SAMPLE_CONTACT_ID;

describe('sandbox: updating a contact', () => {
  const api = useSandbox();

  for (const version of ['v1', 'v2']) {
    it(`writes what is declared and answers the full contact (${version})`, async () => {
      const { status, body } = await api.call(`/core/${version}/contact/${id}`, {
        method: 'PUT',
        body: { fields: ['Name', 'Email'], name: 'Ana Lima', email: 'ana@example.com' },
      });
      assert.equal(status, 200);
      assert.deepEqual([body['name'], body['email']], ['Ana Lima', 'ana@example.com']);
      assert.deepEqual(body['tagNames'], ['Cliente', 'VIP', 'Indicação']);
      assert.deepEqual((body['customFields'] as Record<string, unknown>)['an-ncio'], ['FACEBOOK']);
    });
  }

  it('writes only what is declared, and says in the journal what it dropped', async () => {
    const before = api.stored(id);
    const { status } = await api.put(id, { fields: ['Name'], name: 'Ana Lima', email: 'x@example.com' });
    assert.equal(status, 200);
    assert.deepEqual([api.stored(id).name, api.stored(id).email], ['Ana Lima', before.email]);
    assert.deepEqual(api.ignored(), ['email was dropped: Email is not in fields.']);
  });

  for (const [fields, why] of [
    [undefined, 'names nothing, and only what it names is written'],
    [null, 'names nothing, and only what it names is written'],
    [[], 'names nothing, and only what it names is written'],
    ['Name', 'is text and must be a list'],
    [{ Name: true }, 'is an object and must be a list'],
  ] as const) {
    it(`writes nothing when fields is ${JSON.stringify(fields)}`, async () => {
      const before = api.stored(id);
      const { status } = await api.put(id, { name: 'Ana Lima', ...(fields === undefined ? {} : { fields }) });
      assert.equal(status, 200);
      assert.deepEqual(api.stored(id), before);
      assert.deepEqual(api.ignored(), [`Nothing was written: fields ${why}. Send "fields": ["Name"].`]);
    });
  }

  it('matches keys and the names in fields whatever their case', async () => {
    await api.put(id, {
      FIELDS: ['NAME', 'tags'],
      NAME: 'Ana Lima',
      TagNames: ['Lead frio'],
      Options: { TagsOperation: 'replaceall' },
    });
    assert.deepEqual([api.stored(id).name, api.stored(id).tagIds], ['Ana Lima', [tagId(3)]]);
    assert.deepEqual(api.ignored(), []);
  });

  it('moves updatedAt forward on each write, with seven fraction digits', async () => {
    const dates = [api.stored(id).updatedAt];
    for (const name of ['A', 'B', 'C']) {
      dates.push((await api.put(id, { fields: ['Name'], name })).body['updatedAt'] as string);
    }
    assert.deepEqual(dates, [...dates].sort());
    assert.equal(new Set(dates).size, 4);
    assert.match(dates[3]!, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
  });

  it('drops keys that are unknown or read-only', async () => {
    await api.put(id, { fields: ['Name'], name: 'A', nickname: 'B', createdAt: '2020-01-01', __proto__x: 1 });
    assert.deepEqual(api.ignored(), [
      'createdAt was dropped: it is read-only.',
      'nickname was dropped: this call does not know it.',
      '__proto__x was dropped: this call does not know it.',
    ]);
  });

  for (const [field, key, value] of [
    ['Name', 'name', 5],
    ['Email', 'email', ['a@example.com']],
    ['Annotation', 'annotation', { text: 'x' }],
    ['Status', 'status', 1],
    ['PhoneNumber', 'phoneNumber', 11999990000],
    ['PhoneNumber', 'phoneNumber', 'call me'],
    ['Tags', 'tagIds', tagId(5)],
    ['Portfolio', 'portfolioIds', portfolioId(1)],
    ['SequenceIds', 'sequenceIds', sequenceId(1)],
    ['CustomFields', 'customFields', ['x']],
    ['Metadata', 'metadata', 'x'],
    ['Utm', 'utm', 'x'],
    ['PictureUrl', 'pictureUrl', true],
  ] as const) {
    it(`drops ${key} with 200 when it is ${JSON.stringify(value)}`, async () => {
      const before = api.stored(id);
      assert.equal((await api.put(id, { fields: [field], [key]: value })).status, 200);
      assert.deepEqual({ ...api.stored(id), updatedAt: '' }, { ...before, updatedAt: '' });
      assert.equal(api.ignored().length, 1);
    });
  }

  it('clears a declared field by null, and one whose value is missing too', async () => {
    await api.put(id, {
      fields: ['Email', 'Annotation', 'PhoneNumber', 'Utm'],
      email: null,
      phoneNumber: null,
      utm: null,
    });
    const { email, annotation, phoneNumber, phoneNumberFormatted, utm } = api.stored(id);
    assert.deepEqual(
      [email, annotation, phoneNumber, phoneNumberFormatted, utm],
      [null, null, null, null, null],
    );
  });

  it('normalises the phone and makes its mask', async () => {
    const { body } = await api.put(id, { fields: ['PhoneNumber'], phoneNumber: '(21) 99999-0001' });
    assert.deepEqual(
      [body['phoneNumber'], body['phoneNumberFormatted']],
      ['+55|21999990001', '(21) 99999-0001'],
    );
  });

  it('keeps pictureUrl and sequences and never shows them on the contact', async () => {
    const { body } = await api.put(id, {
      fields: ['PictureUrl', 'SequenceIds'],
      pictureUrl: 'https://example.com/a.png',
      sequenceIds: [sequenceId(1), 'unknown'],
    });
    assert.ok(!('pictureUrl' in body) && !('sequenceIds' in body));
    assert.equal(api.stored(id).pictureUrl, 'https://example.com/a.png');
    assert.deepEqual(api.stored(id).sequenceIds, [sequenceId(2), sequenceId(1)]);
    assert.deepEqual(api.ignored(), [
      '"unknown" in sequenceIds was dropped: the account has none like it. GET /chat/v1/sequence lists what it has.',
    ]);
  });

  it('patches metadata by key: null removes, text sets, other types become text', async () => {
    const metadata = JSON.parse(
      '{"crmId":null,"empty":"","count":3,"__proto__":"x","constructor":"y"}',
    ) as unknown;
    await api.put(id, { fields: ['Metadata'], metadata });
    assert.deepEqual(Object.entries(api.stored(id).metadata!), [
      ['origemDoLead', 'feira'],
      ['código interno', 'A-77'],
      ['empty', ''],
      ['count', '3'],
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    assert.deepEqual(api.ignored(), []);
  });

  it('erases no metadata and no custom field when the whole is null', async () => {
    const before = api.stored(id);
    await api.put(id, { fields: ['Metadata', 'CustomFields'], metadata: null, customFields: null });
    assert.deepEqual(api.stored(id).metadata, before.metadata);
    assert.deepEqual(api.stored(id).customFields, before.customFields);
    assert.equal(api.ignored().length, 2);
  });

  it('takes portfolios by name when there are no ids', async () => {
    await api.put(id, { fields: ['Portfolio'], portfolioNames: ['Carteira Norte', 'Nowhere'] });
    assert.deepEqual(api.stored(id).portfolioIds, [portfolioId(1)]);
    assert.deepEqual(api.ignored(), [
      '"Nowhere" in portfolioNames was dropped: the account has none like it. GET /core/v1/portfolio lists what it has.',
    ]);
  });

  it('never changes sourceId and clid of the UTM', async () => {
    const utm = { source: 'x', sourceId: 'mine', clid: 'invented-click-id', colour: 'red', medium: 4 };
    await api.put(id, { fields: ['Utm'], utm });
    const stored = api.stored(id).utm!;
    assert.deepEqual(
      [stored.source, stored.sourceId, stored.clid, stored.medium],
      ['x', '120200000000000001', 'invented-click-id', 'social'],
    );
    assert.deepEqual(api.ignored(), [
      'utm.medium was dropped: it is a number and must be text.',
      'utm.sourceId was dropped: it is read-only.',
      ...['campaign', 'content', 'headline', 'referralUrl'].map(
        (key) => `utm.${key} was cleared: the whole UTM is written (switch utm), and no value was sent.`,
      ),
      'utm.colour was dropped: this call does not know it.',
    ]);
  });

  it('notes options that an update does not know', async () => {
    await api.put(id, { fields: ['Name'], name: 'A', options: { upsert: true } });
    assert.deepEqual(api.ignored(), ['options.upsert was dropped: this call does not know it.']);
  });

  it('answers 500 "not found" to an unknown contact', async () => {
    const { status, body } = await api.put('c9999999-5eed-4000-8000-00000000000c', { fields: [] });
    assert.deepEqual([status, body['text']], [500, 'Contato não encontrado']);
  });
});

describe('sandbox: updates that the API refuses', () => {
  const api = useSandbox();
  const long = 'x'.repeat(256);

  for (const [property, body] of [
    ['Name', { fields: ['Name'], name: long }],
    ['Email', { fields: ['Email'], email: long }],
    ['PhoneNumber', { fields: [], phoneNumber: long }],
    ['Instagram', { fields: ['Instagram'], instagram: long }],
    ['Status', { fields: ['Status'], status: 'GONE' }],
    ['Fields', { fields: ['Portfolios'] }],
    ['Options.TagsOperation', { fields: ['Tags'], tagIds: [], options: { tagsOperation: 'Wipe' } }],
  ] as const) {
    it(`answers 400 in the form of RFC 7807 for a bad ${property}, and writes nothing`, async () => {
      const before = api.stored(id);
      const answer = await api.put(id, body);
      assert.equal(answer.status, 400);
      assert.match(answer.contentType, /^application\/problem\+json/);
      assert.deepEqual(Object.keys(answer.body), ['type', 'title', 'status', 'errors']);
      assert.deepEqual(Object.keys(answer.body['errors'] as object), [property]);
      assert.deepEqual(api.stored(id), before);
    });
  }

  it('takes text of 255 characters, and an annotation of any length', async () => {
    const name = 'x'.repeat(255);
    const annotation = 'y'.repeat(5000);
    assert.equal((await api.put(id, { fields: ['Name', 'Annotation'], name, annotation })).status, 200);
    assert.deepEqual([api.stored(id).name, api.stored(id).annotation], [name, annotation]);
  });

  for (const body of ['', '{', '[]', '"x"', 'null', '{"name":"\xff"}']) {
    it(`answers 400 to the body ${JSON.stringify(body)}`, async () => {
      const answer = await api.call(`/core/v2/contact/${id}`, {
        method: 'PUT',
        body: Buffer.from(body, 'latin1'),
      });
      assert.equal(answer.status, 400);
      assert.equal(typeof answer.body['errors'], 'object');
    });
  }
});
