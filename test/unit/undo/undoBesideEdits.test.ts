import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/text/json';
import { contact, lists, parsedOf, LEAD, NEWS, unloadedLists, VIP } from '../builders';
import { fake } from '../saving/saving';
import { places, planned, saved } from './undoing';

describe('The undo of a save beside unsaved edits of the same field', () => {
  it('keeps a tag removed that the text removes by its name', async () => {
    const api = fake();
    const record = await saved(api, { tagIds: [VIP.id, LEAD.id, NEWS.id] });
    const plan = await planned(api, record, { tagNames: ['VIP', 'Newsletter'] });
    assert.deepEqual(places(plan.undone), [`tags/${NEWS.id}`]);
    assert.deepEqual(parsedOf(plan.baseline, plan.text).update.put, {
      fields: ['Tags'],
      tagIds: [LEAD.id, NEWS.id],
      options: { tagsOperation: 'DeleteIfExists' },
    });
  });

  it('keeps a tag added that the text adds by its name, where a removal is undone', async () => {
    const api = fake();
    const record = await saved(api, { tagIds: [VIP.id], tagNames: ['VIP'] });
    const { baseline, text } = await planned(api, record, { tagNames: ['VIP', 'Newsletter'] });
    const { put } = parsedOf(baseline, text).update;
    assert.deepEqual(new Set(put?.tagIds), new Set([LEAD.id, NEWS.id]));
    assert.deepEqual(put?.options, { tagsOperation: 'InsertIfNotExists' });
  });

  it('keeps UTM values and custom fields cleared that null cleared', async () => {
    const utm = contact()['utm'] as JsonObject;
    const api = fake();
    api.change({ utm: { ...utm, medium: 'm' } });
    const record = await saved(api, {
      utm: { ...utm, source: null, medium: 'm' },
      customFields: { 'an-ncio': null, canal: ['FACEBOOK'] },
    });
    const { baseline, text, undone } = await planned(api, record, { utm: null, customFields: null });
    assert.deepEqual(places(undone), ['customFields/an-ncio', 'utm/source']);
    const { put } = parsedOf(baseline, text).update;
    assert.deepEqual([put?.utm?.['source'], put?.utm?.['medium']], ['ads', null]);
    assert.deepEqual(put?.customFields, { 'an-ncio': 'Spring', canal: null });
  });
});

describe('The undo of a removal whose name the account’s list does not tell', () => {
  const tagsWithout = lists({ tags: { kind: 'loaded', items: [LEAD, NEWS] } });
  const nameOfAnother = lists({ tags: { kind: 'loaded', items: [LEAD, { ...NEWS, name: 'VIP' }] } });
  for (const [how, undoing, later] of [
    ['lacks the tag', tagsWithout, tagsWithout],
    ['has the name for another tag', nameOfAnother, nameOfAnother],
    ['comes later, without the tag', unloadedLists(), tagsWithout],
    ['does not come', unloadedLists(), unloadedLists()],
  ] as const) {
    it(`puts the tag back by its ID where the list ${how}`, async () => {
      const api = fake();
      const record = await saved(api, { tagIds: [LEAD.id], tagNames: ['Lead'] });
      const { baseline, text, undone, left } = await planned(api, record, {}, undoing);
      assert.deepEqual([places(undone), left], [[`tags/${VIP.id}`], []]);
      const { isBlocked, update } = parsedOf(baseline, text, later);
      assert.equal(isBlocked, false);
      assert.deepEqual(update.put?.tagIds, [VIP.id]);
      assert.deepEqual(update.put.options, { tagsOperation: 'InsertIfNotExists' });
    });
  }

  it('puts portfolios back alike', async () => {
    const api = fake();
    const record = await saved(api, { portfolioIds: [], portfolioNames: [] });
    const unknown = lists({ portfolios: { kind: 'loaded', items: [] } });
    const { baseline, text } = await planned(api, record, {}, unknown);
    const { isBlocked, update } = parsedOf(baseline, text, unknown);
    assert.deepEqual(
      [isBlocked, update.memberships.map(({ purpose }) => purpose)],
      [false, ['joinPortfolio']],
    );
  });
});
