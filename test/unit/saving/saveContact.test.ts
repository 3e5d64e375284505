import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/text/json';
import { MissingDetailsError } from '../../../src/core/changes/missingDetails';
import { saveContact } from '../../../src/core/saving/save';
import {
  baseline,
  contact,
  CONTACT_ID,
  parsedOf,
  edited,
  LEAD,
  lists,
  NEWS,
  unloadedLists,
  VIP,
} from '../builders';
import { ContactApiFake, without } from './contactApiFake';
import { base, fake, fieldSlots, save, savedOf, TAGS } from './saving';

describe('A save', () => {
  it('takes two round trips and is proven by the answer', async () => {
    const api = fake();
    const outcome = savedOf(await save(api, { name: 'Bia', metadata: { crmId: '12345' } }));
    assert.deepEqual(api.calls, ['GET', 'PUT']);
    assert.deepEqual(api.bodies, [{ fields: ['Name', 'Metadata'], name: 'Bia', metadata: { source: null } }]);
    assert.deepEqual(fieldSlots(outcome.result.taken), ['name/', 'metadata/source']);
    assert.deepEqual(
      [outcome.result.notTaken, outcome.result.unchecked, outcome.result.changedElsewhere],
      [[], [], []],
    );
    assert.deepEqual(JSON.parse(outcome.baseline.text), api.contact);
  });

  it('of a text with errors requests nothing', async () => {
    for (const values of [
      { email: 'a@b' },
      { phoneNumber: '1' },
      { pictureUrl: 'javascript:x' },
      { createdAt: 'x' },
      { nmae: 'x' },
    ]) {
      const api = fake();
      const outcome = await save(api, { ...values, name: 'Bia' });
      assert.equal(outcome.kind, 'invalid');
      assert.ok(outcome.problems.length > 0);
      assert.ok(outcome.problems.every(({ severity }) => severity === 'error'));
      assert.deepEqual(api.calls, []);
    }
  });

  it('of broken JSON requests nothing', async () => {
    const api = fake();
    const outcome = await saveContact(api, { id: CONTACT_ID, baseline: base, text: '{', lists: lists() });
    assert.equal(outcome.kind, 'invalid');
    assert.deepEqual(api.calls, []);
  });

  it('of a text without changes requests nothing', async () => {
    const api = fake();
    assert.deepEqual(await save(api, {}), { kind: 'unchanged' });
    assert.deepEqual(api.calls, []);
  });

  it('keeps what others changed meanwhile and reports it', async () => {
    const api = fake();
    api.change({ email: 'new@example.com', customFields: { 'an-ncio': 'Autumn', canal: ['FACEBOOK'] } });
    const { result } = savedOf(await save(api, { name: 'Bia' }));
    assert.deepEqual(api.bodies, [{ fields: ['Name'], name: 'Bia' }]);
    assert.deepEqual(fieldSlots(result.changedElsewhere), ['email/', 'customFields/an-ncio']);
    assert.equal(api.contact['email'], 'new@example.com');
  });

  it('sends nothing when others made the same change', async () => {
    const api = fake();
    api.change({ name: 'Bia' });
    const { result, baseline: moved } = savedOf(await save(api, { name: 'Bia' }));
    assert.deepEqual(api.calls, ['GET']);
    assert.deepEqual([result.taken, fieldSlots(result.changedElsewhere)], [[], ['name/']]);
    assert.deepEqual(parsedOf(moved, moved.text).changes, []);
  });

  it('that meets another change of the same field sends nothing', async () => {
    const api = fake();
    api.change({ name: 'Theirs' });
    const outcome = await save(api, { name: 'Mine', email: 'mine@example.com' });
    assert.equal(outcome.kind, 'conflict');
    assert.deepEqual(outcome.conflicts, [
      { field: 'name', slot: '', base: 'Ana Souza', mine: 'Mine', theirs: 'Theirs' },
    ]);
    assert.deepEqual(api.calls, ['GET']);
  });

  it('takes it for no conflict that only the time of the last update has moved', async () => {
    const api = fake();
    api.change({ updatedAt: '2026-09-09T00:00:00.0000000Z' });
    const { result } = savedOf(await save(api, { name: 'Bia', metadata: null }));
    assert.deepEqual(api.calls, ['GET', 'PUT']);
    assert.deepEqual(result.changedElsewhere, []);
  });

  it('meets a change of the same length that left the time of the last update as it was', async () => {
    const api = fake();
    api.change({ name: 'Eva Souza' });
    assert.equal(JSON.stringify(api.contact).length, JSON.stringify(contact()).length);
    const outcome = await save(api, { name: 'Bia Souza' });
    assert.equal(outcome.kind, 'conflict');
    assert.deepEqual(api.calls, ['GET']);
  });

  it('names what the API answered 200 to and dropped', async () => {
    const api = fake().surprise('PUT', (self) => JSON.stringify(self.contact));
    const { result } = savedOf(
      await save(api, { name: 'Bia', email: null, tagIds: [VIP.id, LEAD.id, NEWS.id] }),
    );
    assert.deepEqual(fieldSlots(result.notTaken), ['name/', 'email/', `tags/${NEWS.id}`]);
    assert.deepEqual(
      result.notTaken.map(({ label, sent, stored }) => [label, sent, stored]),
      [
        ['Name', 'Bia', 'Ana Souza'],
        ['E-mail', '', 'ana@example.com'],
        ['Tags: Newsletter', 'on the contact', 'not on the contact'],
      ],
    );
    assert.ok(result.notTaken.every(({ reason }) => reason.length > 10));
  });

  it('names what the API changed without being asked', async () => {
    const api = fake().surprise('PUT', (self, duty) => {
      duty();
      self.change({ status: 'ARCHIVED' });
      return JSON.stringify(self.contact);
    });
    const { result } = savedOf(await save(api, { name: 'Bia' }));
    assert.deepEqual(
      result.changedElsewhere.map(({ label, stored }) => [label, stored]),
      [['Status', 'Archived']],
    );
  });

  for (const [sent, stored, difference] of [
    ['Joa\u0303o', 'João', 'U+0303'],
    ['João ', 'João', 'a space at the end'],
    ['Jo\u200bão', 'João', 'U+200B'],
    ['João', 'João\u00a0', 'a space at the end, U+00A0'],
  ] as const) {
    it(`counts as taken what was stored so that it looks the same, and names ${difference}`, async () => {
      const api = fake().surprise('PUT', (self, duty) => {
        duty();
        self.change({ name: stored });
        return JSON.stringify(self.contact);
      });
      const { result } = savedOf(await save(api, { name: sent }));
      assert.deepEqual([fieldSlots(result.taken), result.notTaken], [['name/'], []]);
      assert.match(
        result.taken[0]?.reason ?? '',
        new RegExp(`differs: ${difference.replaceAll('+', '\\+')}\\.$`),
      );
    });
  }

  it('names what nobody sees where the old value was kept', async () => {
    const api = fake().surprise('PUT', (self) => JSON.stringify(self.contact));
    const { result } = savedOf(await save(api, { name: 'Ana Souza\u200b' }));
    assert.deepEqual(fieldSlots(result.notTaken), ['name/']);
    assert.match(result.notTaken[0]?.reason ?? '', /differs: U\+200B\.$/);
  });

  it('sends the address alone of what was pasted as an e-mail, and takes it for the loaded one', async () => {
    const api = fake();
    const { result } = savedOf(await save(api, { email: 'Bia <bia@example.com>\u00a0' }));
    assert.deepEqual(api.bodies, [{ fields: ['Email'], email: 'bia@example.com' }]);
    assert.deepEqual(fieldSlots(result.taken), ['email/']);
    assert.deepEqual(await save(fake(), { email: 'mailto:ana@example.com' }), { kind: 'unchanged' });
  });

  it('counts a phone as taken that came back in the wire form', async () => {
    const { result } = savedOf(await save(fake(), { phoneNumber: '(21) 99999-0000' }));
    assert.deepEqual(fieldSlots(result.taken), ['phoneNumber/']);
    const withTrunkDigit = savedOf(await save(fake(), { phoneNumber: '+55|021999990000' }));
    assert.deepEqual(fieldSlots(withTrunkDigit.result.taken), ['phoneNumber/']);
  });

  it('counts a phone as not taken that the API cut at another place', async () => {
    const api = fake().surprise('PUT', (self) => {
      self.change({ phoneNumber: '+552|1999990000' });
      return JSON.stringify(self.contact);
    });
    const { result } = savedOf(await save(api, { phoneNumber: '(21) 99999-0000' }));
    assert.deepEqual(fieldSlots(result.notTaken), ['phoneNumber/']);
    assert.deepEqual(
      result.notTaken.map(({ sent, stored }) => [sent, stored]),
      [['(21) 99999-0000', '+552|1999990000']],
    );
  });

  it('counts a tag that was sent by name as taken when its name comes back', async () => {
    const api = fake();
    const { result } = savedOf(await save(api, { tagNames: ['VIP', 'Lead', 'Newsletter'] }, unloadedLists()));
    assert.deepEqual(api.bodies, [
      { fields: ['Tags'], tagNames: ['Newsletter'], options: { tagsOperation: 'InsertIfNotExists' } },
    ]);
    assert.deepEqual(
      [fieldSlots(result.taken), result.notTaken, result.changedElsewhere],
      [['tags/name:Newsletter'], [], []],
    );
  });

  it('says of a picture URL that it cannot be checked, and its key is gone afterwards', async () => {
    const outcome = savedOf(await save(fake(), { pictureUrl: 'https://example.com/p.png' }));
    assert.deepEqual(fieldSlots(outcome.result.unchecked), ['pictureUrl/']);
    assert.ok(!outcome.baseline.text.includes('pictureUrl'));
  });

  for (const missing of [
    'everything',
    'tagIds',
    'tagNames',
    'customFields',
    'portfolioIds',
    'portfolioNames',
  ]) {
    it(`reads again when the answer leaves out ${missing}`, async () => {
      const api = fake().surprise('PUT', (_self, duty) => without(duty(), missing));
      const { result } = savedOf(await save(api, { name: 'Bia' }));
      assert.deepEqual(api.calls, ['GET', 'PUT', 'GET']);
      assert.deepEqual([fieldSlots(result.taken), result.changedElsewhere], [['name/'], []]);
    });
  }

  it('does not take a detail for changed that was unknown before', async () => {
    const unknown = baseline({
      tagIds: null,
      tagNames: null,
      customFields: null,
      portfolioIds: null,
      portfolioNames: null,
    });
    const text = edited(unknown, { name: 'Bia' });
    const request = { id: CONTACT_ID, baseline: unknown, text, lists: lists() };
    const { result } = savedOf(await saveContact(fake(), request));
    assert.deepEqual([fieldSlots(result.taken), result.changedElsewhere], [['name/'], []]);
  });

  const removals: readonly (readonly [string, string[], JsonObject, JsonObject])[] = [
    ['a tag', ['tagIds', 'tagNames'], {}, { tagIds: [VIP.id], tagNames: ['VIP'] }],
    [
      'a custom field',
      ['customFields'],
      { customFields: { canal: ['FACEBOOK'] } },
      { customFields: { canal: null } },
    ],
  ];
  for (const [what, details, was, wanted] of removals) {
    it(`does not take ${what} that is to be removed for gone when the re-read leaves it out`, async () => {
      const known = baseline(was);
      const unseen = (): ContactApiFake =>
        new ContactApiFake(contact(was), TAGS).surprise('GET', (_self, duty) =>
          details.reduce(without, duty()),
        );
      const request = { id: CONTACT_ID, baseline: known, lists: lists() };
      const api = unseen();
      const text = edited(known, wanted);
      await assert.rejects(saveContact(api, { ...request, text }), MissingDetailsError);
      assert.deepEqual(api.calls, ['GET']);
      const other = await saveContact(unseen(), { ...request, text: edited(known, { name: 'Bia' }) });
      assert.deepEqual(fieldSlots(savedOf(other).result.taken), ['name/']);
    });
  }

  it('keeps long numbers in the text that it leaves', async () => {
    const raw = JSON.stringify(contact()).replace('"id"', '"serial":12345678901234567890,"id"');
    const api = fake()
      .surprise('GET', () => raw)
      .surprise('PUT', () => raw.replace('Ana Souza', 'Bia'));
    const outcome = savedOf(await save(api, { name: 'Bia' }));
    assert.ok(outcome.baseline.text.includes('12345678901234567890'));
  });
});
