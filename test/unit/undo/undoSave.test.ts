import assert from 'node:assert/strict';
import { createBaseline } from '../../../src/core/changes/baseline';
import type { JsonObject } from '../../../src/core/text/json';
import { saveContact } from '../../../src/core/saving/save';
import { SaveError } from '../../../src/core/saving/saveOutcome';
import { createRecord } from '../../../src/core/undo/saveRecord';
import {
  contact,
  CONTACT_ID,
  definition,
  parsedOf,
  edited,
  LEAD,
  lists,
  NEWS,
  unloadedLists,
  uuid,
  VIP,
} from '../builders';
import { ContactApiFake } from '../saving/contactApiFake';
import { ADD_AND_REMOVE, fail, fake, save, TAGS, withPauses } from '../saving/saving';
import { ABOUT, loaded, places, planned, reasons, saved, undo } from './undoing';

const EVERYTHING = {
  name: 'Bia',
  phoneNumber: '(21) 99999-0000',
  email: null,
  instagram: '@bia',
  annotation: 'one\ntwo',
  status: 'ARCHIVED',
  tagIds: [VIP.id, NEWS.id],
  tagNames: ['VIP', 'Newsletter'],
  portfolioIds: [],
  portfolioNames: [],
  customFields: { 'an-ncio': null, canal: ['INSTAGRAM'] },
  metadata: { crmId: '999', added: '' },
  utm: { source: null, medium: 'email', sourceId: 'src-1' },
};

describe('The undo of a save', () => {
  it('puts back every field of it, and then the contact is what it was', async () => {
    const api = fake();
    const record = await saved(api, EVERYTHING);
    const plan = await planned(api, record);
    assert.deepEqual(plan.left, []);
    assert.equal(plan.undone.length, record.pieces.length);
    await undo(api, record);
    const now = await loaded(api);
    assert.deepEqual(parsedOf(now, createBaseline(JSON.stringify(contact())).text).changes, []);
  });

  it('is only a text: nothing is sent by it', async () => {
    const api = fake();
    const record = await saved(api, { name: 'Bia' });
    api.calls.length = 0;
    const { baseline, text } = await planned(api, record);
    assert.deepEqual(api.calls, ['GET']);
    assert.deepEqual(parsedOf(baseline, text).update.put, { fields: ['Name'], name: 'Ana Souza' });
  });

  it('can be undone itself', async () => {
    const api = fake();
    const record = await saved(api, EVERYTHING);
    const after = api.contact;
    await undo(api, await undo(api, record));
    assert.deepEqual(
      [api.contact['name'], api.contact['metadata'], new Set(api.contact['tagIds'] as string[])],
      [after['name'], after['metadata'], new Set(after['tagIds'] as string[])],
    );
  });

  it('leaves alone and names what was changed again since, and undoes the rest', async () => {
    const api = fake();
    const record = await saved(api, {
      name: 'Bia',
      email: 'bia@example.com',
      metadata: { crmId: '999', source: 'x' },
    });
    api.change({ name: 'Theirs', metadata: { crmId: '999', source: 'theirs' } });
    const plan = await planned(api, record);
    assert.deepEqual(places(plan.undone), ['email/', 'metadata/crmId']);
    assert.deepEqual(reasons(plan.left), [
      'Name: It was changed again since that save, so it stays as it is now.',
      'Metadata: source: It was changed again since that save, so it stays as it is now.',
    ]);
    assert.deepEqual(parsedOf(plan.baseline, plan.text).update.put, {
      fields: ['Email', 'Metadata'],
      email: 'ana@example.com',
      metadata: { crmId: '12345' },
    });
  });

  it('keeps what others changed in fields that the save did not touch', async () => {
    const api = fake();
    const record = await saved(api, { name: 'Bia' });
    api.change({ email: 'theirs@example.com', tagIds: [], tagNames: [] });
    await undo(api, record);
    assert.deepEqual(
      [api.contact['name'], api.contact['email'], api.contact['tagIds']],
      ['Ana Souza', 'theirs@example.com', []],
    );
  });

  it('finds nothing to do where someone has put the old value back already', async () => {
    const api = fake();
    const record = await saved(api, { name: 'Bia' });
    api.change({ name: 'Ana Souza' });
    const plan = await planned(api, record);
    assert.deepEqual([plan.undone, plan.left.map(({ isBack }) => isBack)], [[], [true]]);
    assert.equal(plan.text, plan.baseline.text);
  });

  it('does not call done what nobody can tell beside an answer that leaves tags out', async () => {
    const api = fake();
    const record = await saved(api, {
      tagIds: [VIP.id, LEAD.id, NEWS.id],
      tagNames: ['VIP', 'Lead', 'Newsletter'],
    });
    api.change({ tagIds: null, tagNames: null });
    const plan = await planned(api, record);
    assert.deepEqual([plan.undone, plan.left.map(({ isBack }) => isBack)], [[], [false]]);
  });

  it('goes on top of unsaved edits, and never over one', async () => {
    const api = fake();
    const record = await saved(api, { name: 'Bia', email: 'bia@example.com' });
    const plan = await planned(api, record, { name: 'Unsaved', annotation: 'Unsaved, too' });
    assert.deepEqual(places(plan.undone), ['email/']);
    assert.deepEqual(reasons(plan.left), ['Name: It has an unsaved edit, which stays.']);
    assert.deepEqual(parsedOf(plan.baseline, plan.text).update.put, {
      fields: ['Name', 'Email', 'Annotation'],
      name: 'Unsaved',
      email: 'ana@example.com',
      annotation: 'Unsaved, too',
    });
  });

  it('does not touch a field that is half written in the JSON text', async () => {
    const api = fake();
    const record = await saved(api, { tagIds: [VIP.id], tagNames: ['VIP'] });
    const plan = await planned(api, record, { tagIds: 'half' });
    assert.deepEqual(reasons(plan.left), ['Tags: Lead: It has an unsaved edit, which stays.']);
    assert.match(plan.text, /"half"/);
  });

  it('says of what the API never shows that it cannot be undone', async () => {
    const sequence = { id: uuid(31), name: 'Welcome', colors: undefined };
    const account = lists({ sequences: { kind: 'loaded', items: [sequence] } });
    const api = fake();
    const values = { name: 'Bia', pictureUrl: 'https://example.com/p.png', sequenceIds: [sequence.id] };
    const record = await saved(api, values, account);
    assert.deepEqual(
      record.pieces.map(({ field, obstacle }) => [field, obstacle !== '']),
      [
        ['name', false],
        ['sequences', false],
        ['pictureUrl', true],
      ],
    );
    const plan = await planned(api, record, {}, account);
    assert.deepEqual(places(plan.undone), ['name/']);
    assert.deepEqual(reasons(plan.left), [
      'Sequences: Welcome: It is as it was before that save already.',
      'Picture URL: The API never shows it, so nobody knows what it was before.',
    ]);
  });

  it('needs none for what the API dropped', async () => {
    const api = fake().surprise('PUT', (self) => JSON.stringify(self.contact));
    const record = await saved(api, { name: 'Bia' });
    const plan = await planned(api, record);
    assert.deepEqual([plan.undone, plan.left.map(({ isBack }) => isBack)], [[], [true]]);
  });

  it('puts back what was, where the API stored another value than the one sent', async () => {
    const api = fake().surprise('PUT', (self) => {
      self.change({ name: 'BIA' });
      return JSON.stringify(self.contact);
    });
    const record = await saved(api, { name: 'Bia' });
    const { baseline, text } = await planned(api, record);
    assert.deepEqual(parsedOf(baseline, text).update.put, { fields: ['Name'], name: 'Ana Souza' });
  });

  it('brings a phone back in the form in which it was loaded', async () => {
    const api = fake();
    const record = await saved(api, { phoneNumber: '+55 21 99999-0000' });
    const plan = await planned(api, record);
    assert.match(plan.text, /"phoneNumber": "\+55\|11999990000"/);
  });

  it('says that a value which was wrong when it was loaded cannot be sent again', async () => {
    const api = new ContactApiFake(contact({ email: 'no mail' }), TAGS);
    const record = await saved(api, { email: 'ana@example.com', name: 'Bia' });
    const plan = await planned(api, record);
    assert.deepEqual(places(plan.undone), ['name/']);
    assert.match(reasons(plan.left).join(), /^E-mail: What it was before cannot be sent again: .*e-mail/);
    assert.match(plan.text, /"email": "ana@example.com"/);
  });

  it('does not empty a custom field that is required', async () => {
    const account = lists({
      customFields: { kind: 'loaded', definitions: [definition('novo', 'STRING', { required: true })] },
    });
    const api = fake();
    const record = await saved(
      api,
      { customFields: { ...(contact()['customFields'] as JsonObject), novo: 'x' } },
      account,
    );
    const plan = await planned(api, record, {}, account);
    assert.deepEqual(plan.undone, []);
    assert.match(reasons(plan.left).join(), /required/);
  });

  it('clears a custom field and a metadata key that the save had added', async () => {
    const account = lists({
      customFields: { kind: 'loaded', definitions: [definition('novo', 'STRING')] },
    });
    const api = fake();
    const record = await saved(
      api,
      {
        customFields: { 'an-ncio': 'Spring', canal: ['FACEBOOK'], novo: 'x' },
        metadata: { crmId: '12345', source: 'import', new: 'y' },
      },
      account,
    );
    const { baseline, text } = await planned(api, record, {}, account);
    assert.deepEqual(parsedOf(baseline, text, account).update.put, {
      fields: ['CustomFields', 'Metadata'],
      customFields: { novo: null },
      metadata: { new: null },
    });
  });

  it('removes a tag that was sent by its name alone', async () => {
    const api = fake();
    const record = await saved(api, { tagNames: ['VIP', 'Lead', 'Newsletter'] }, unloadedLists());
    const { baseline, text } = await planned(api, record);
    assert.deepEqual(parsedOf(baseline, text).update.put, {
      fields: ['Tags'],
      tagIds: [NEWS.id],
      options: { tagsOperation: 'DeleteIfExists' },
    });
  });

  it('does not call a tag new that may have been there unseen', async () => {
    const api = fake().surprise(
      'GET',
      (_self, duty) => duty(),
      (self) => JSON.stringify({ ...self.contact, tagIds: null, tagNames: null }),
    );
    const baseline = await loaded(api);
    const text = edited(baseline, {
      tagIds: [VIP.id, LEAD.id, NEWS.id],
      tagNames: ['VIP', 'Lead', 'Newsletter'],
    });
    const outcome = await saveContact(api, { id: CONTACT_ID, baseline, text, lists: lists() });
    assert.ok(outcome.kind === 'saved' && outcome.sent !== undefined);
    const record = createRecord(ABOUT, outcome.sent, { ...outcome, text: outcome.baseline.text }, lists());
    const plan = await planned(api, record);
    assert.deepEqual(plan.undone, []);
    assert.match(reasons(plan.left).join(), /The API did not tell what it was before/);
  });

  it('puts back tags that a removal took that arrived late, and leaves them when it never did', async () => {
    for (const arrives of [true, false]) {
      const api = withPauses(fake().surprise('POST', fail('maybe')));
      const outcome = await save(api, ADD_AND_REMOVE);
      assert.ok(outcome.kind === 'partly' && outcome.sent !== undefined);
      const end = { ...outcome, text: outcome.baseline.text };
      const record = createRecord(ABOUT, outcome.sent, end, lists());
      if (arrives) await api.changeTags(CONTACT_ID, { tagIds: [LEAD.id], operation: 'DeleteIfExists' });
      const plan = await planned(api, record);
      assert.deepEqual(places(plan.undone), [`tags/${NEWS.id}`, ...(arrives ? [`tags/${LEAD.id}`] : [])]);
      assert.deepEqual(
        plan.left.map(({ slot, isBack }) => [slot, isBack]),
        arrives ? [] : [[LEAD.id, true]],
      );
    }
  });

  it('looks at the contact itself when nobody knew whether the save had arrived', async () => {
    for (const arrives of [true, false]) {
      const api = fake()
        .surprise('PUT', fail('maybe', arrives))
        .surprise(
          'GET',
          (_self, duty) => duty(),
          (_self, duty) => duty(),
          fail('no'),
        );
      const baseline = await loaded(api);
      const request = { id: CONTACT_ID, baseline, text: edited(baseline, { name: 'Bia' }), lists: lists() };
      const error = await saveContact(api, request).catch((reason: unknown) => reason);
      assert.ok(error instanceof SaveError && error.sent !== undefined);
      const record = createRecord(ABOUT, error.sent, undefined, lists());
      assert.deepEqual(
        record.pieces.map(({ outcome, was, became }) => [outcome, was, became]),
        [['unchecked', 'Ana Souza', 'Bia']],
      );
      const plan = await planned(api, record);
      assert.deepEqual(places(plan.undone), arrives ? ['name/'] : []);
      assert.deepEqual(
        plan.left.map(({ isBack }) => isBack),
        arrives ? [] : [true],
      );
    }
  });
});
