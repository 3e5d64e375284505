import assert from 'node:assert/strict';
import { saveContact } from '../../../src/core/saving/save';
import { CONTACT_ID, edited, lists, NEWS, VIP } from '../builders';
import { fake } from '../saving/saving';
import { loaded, saved } from './undoing';

describe('The record of a save', () => {
  it('holds what was sent, and each change as people read it', async () => {
    const api = fake();
    const record = await saved(api, {
      name: 'Bia',
      tagIds: [VIP.id, NEWS.id],
      tagNames: ['VIP', 'Newsletter'],
    });
    const sent = record.requests.map(({ method, body }) => [method, JSON.parse(body) as unknown]);
    assert.deepEqual(sent, [
      ['PUT', api.bodies[0]],
      ['POST', api.bodies[1]],
    ]);
    for (const { url, headers } of record.requests) {
      assert.ok(url.startsWith(`https://api.example.com/core/`) && url.includes(CONTACT_ID));
      assert.equal(headers['Authorization'], 'Bearer YOUR_API_KEY');
    }
    assert.deepEqual(
      record.pieces.map(({ label, was, became }) => [label, was, became]),
      [
        ['Name', 'Ana Souza', 'Bia'],
        ['Tags: Newsletter', 'not on the contact', 'on the contact'],
        ['Tags: Lead', 'on the contact', 'not on the contact'],
      ],
    );
  });

  it('starts from what the API held just before, not from what the person had loaded', async () => {
    const api = fake();
    const baseline = await loaded(api);
    api.change({ email: 'theirs@example.com' });
    const request = { id: CONTACT_ID, baseline, text: edited(baseline, { name: 'Bia' }), lists: lists() };
    const outcome = await saveContact(api, request);
    assert.ok(outcome.kind === 'saved' && outcome.sent !== undefined);
    assert.match(outcome.sent.before, /theirs@example.com/);
  });

  it('is made of nothing when nothing was sent', async () => {
    const api = fake();
    const baseline = await loaded(api);
    api.change({ name: 'Bia' });
    const request = { id: CONTACT_ID, baseline, text: edited(baseline, { name: 'Bia' }), lists: lists() };
    const outcome = await saveContact(api, request);
    assert.ok(outcome.kind === 'saved');
    assert.equal(outcome.sent, undefined);
  });
});
