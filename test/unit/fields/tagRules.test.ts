import assert from 'node:assert/strict';
import { locateProblem } from '../../../src/core/changes/textProblems';
import {
  baseline,
  draftAfter,
  draftOf,
  edited,
  errorPlaces,
  errorsOf,
  LEAD,
  lists,
  NEWS,
  unloadedLists,
  uuid,
  VIP,
} from '../builders';

describe('The rules of the text for tags', () => {
  describe('tags by id and name', () => {
    it('ids win when they changed', () => {
      const draft = draftAfter({ tagIds: [VIP.id, LEAD.id, NEWS.id] });
      assert.deepEqual(errorsOf(draft), []);
      assert.deepEqual(draft.update.put, {
        fields: ['Tags'],
        tagIds: [NEWS.id],
        options: { tagsOperation: 'InsertIfNotExists' },
      });
    });

    it('names edited alone are looked up', () => {
      const draft = draftAfter({ tagNames: ['VIP', 'Newsletter'] });
      assert.deepEqual(errorsOf(draft), []);
      assert.deepEqual(draft.update.put?.tagIds, [NEWS.id]);
      assert.deepEqual(draft.update.tagRemoval, { tagIds: [LEAD.id], operation: 'DeleteIfExists' });
    });

    it('names are sent when there is no list', () => {
      const draft = draftAfter({ tagNames: ['VIP', 'Newsletter'] }, baseline(), unloadedLists());
      assert.deepEqual(errorsOf(draft), []);
      assert.deepEqual(draft.update.put, {
        fields: ['Tags'],
        tagNames: ['Newsletter'],
        options: { tagsOperation: 'InsertIfNotExists' },
      });
      assert.deepEqual(draft.update.tagRemoval, { tagIds: [LEAD.id], operation: 'DeleteIfExists' });
    });

    it('a name that a loaded list does not have is an error', () => {
      const draft = draftAfter({ tagNames: ['VIP', 'Lead', 'Nobody'] });
      assert.deepEqual(errorPlaces(draft), ['tags/']);
      assert.match(errorsOf(draft)[0]!.message, /Nobody/);
    });

    for (const name of ['Lead\u200b', 'Le\u0301ad', 'VIP ', '\u00a0Newsletter']) {
      it(`a name that looks like one of the list is asked about: ${JSON.stringify(name)}`, () => {
        const accented = lists({
          tags: {
            kind: 'loaded',
            items: [VIP, { ...LEAD, name: 'Léad' }, { ...NEWS, id: uuid(15), name: 'Lead' }, NEWS],
          },
        });
        const [error] = errorsOf(draftAfter({ tagNames: [name] }, baseline(), accented));
        assert.match(
          error?.message ?? '',
          /^This account has none called ".+"\. Did you mean "(Lead|Léad|VIP|Newsletter)"\?/,
        );
      });
    }

    it('a name that two tags bear is an error', () => {
      const twins = lists({
        tags: {
          kind: 'loaded',
          items: [VIP, LEAD, NEWS, { id: uuid(14), name: 'Newsletter', colors: undefined }],
        },
      });
      assert.deepEqual(errorPlaces(draftAfter({ tagNames: ['Newsletter'] }, baseline(), twins)), ['tags/']);
    });

    it('both changed and agreeing is fine', () => {
      const draft = draftAfter({ tagIds: [NEWS.id], tagNames: ['Newsletter'] });
      assert.deepEqual(errorsOf(draft), []);
      assert.deepEqual(draft.update.put?.tagIds, [NEWS.id]);
    });

    it('both changed and disagreeing is an error', () => {
      assert.deepEqual(errorPlaces(draftAfter({ tagIds: [NEWS.id], tagNames: ['VIP'] })), ['tags/']);
      const offline = draftAfter({ tagIds: [VIP.id], tagNames: ['Lead'] }, baseline(), unloadedLists());
      assert.deepEqual(errorPlaces(offline), ['tags/']);
    });

    it('an id that nobody can name stands in the ids alone', () => {
      const draft = draftAfter({ tagIds: [VIP.id, uuid(99)], tagNames: ['VIP'] });
      assert.deepEqual(errorsOf(draft), []);
      assert.deepEqual(draft.update.put?.tagIds, [uuid(99)]);
    });

    it('an id may come with its name when there is no list to ask', () => {
      const named = { tagIds: [VIP.id, LEAD.id, uuid(99)], tagNames: ['VIP', 'Lead', 'Fresh'] };
      const draft = draftAfter(named, baseline(), unloadedLists());
      assert.deepEqual(errorsOf(draft), []);
      assert.deepEqual(draft.update.put?.tagIds, [uuid(99)]);
      assert.deepEqual(errorPlaces(draftAfter(named)), ['tags/']);
    });

    it('an id that is no id is an error at its place', () => {
      const base = baseline();
      const text = edited(base, { tagIds: [VIP.id, LEAD.id, 'nonsense'] });
      const [problem] = errorsOf(draftOf(base, text));
      assert.deepEqual(problem?.path, ['tagIds', 2]);
      const { offset, length } = locateProblem(text, problem);
      assert.equal(text.slice(offset, offset + length), '"nonsense"');
    });

    it('compare as sets', () => {
      const draft = draftAfter({ tagIds: [LEAD.id, VIP.id.toUpperCase()], tagNames: ['Lead', 'VIP'] });
      assert.deepEqual(draft.changes, []);
    });

    it('loaded as null they are unknown, and not none', () => {
      const unknown = baseline({ tagIds: null, tagNames: null });
      assert.deepEqual(draftAfter({}, unknown).changes, []);
      assert.deepEqual(draftAfter({ tagIds: [] }, unknown).changes, []);
      assert.deepEqual(draftAfter({ tagIds: [NEWS.id] }, unknown).update.put?.options, {
        tagsOperation: 'InsertIfNotExists',
      });
    });

    it('null written over known ones removes them all', () => {
      assert.deepEqual(draftAfter({ tagIds: null, tagNames: null }).update.put, {
        fields: ['Tags'],
        tagIds: [VIP.id, LEAD.id],
        options: { tagsOperation: 'DeleteIfExists' },
      });
    });

    it('a tag that was renamed meanwhile is the same tag', () => {
      const renamed = lists({
        tags: { kind: 'loaded', items: [{ ...VIP, name: 'Very important' }, LEAD, NEWS] },
      });
      assert.deepEqual(
        draftAfter({ tagNames: ['VIP', 'Newsletter'] }, baseline(), renamed).update.put?.tagIds,
        [NEWS.id],
      );
      assert.deepEqual(
        errorsOf(draftAfter({ tagIds: [VIP.id], tagNames: ['VIP'] }, baseline(), renamed)),
        [],
      );
    });

    it('are told by the list when the loaded names stand in another order than the ids', () => {
      const crossed = baseline({ tagNames: ['Lead', 'VIP'] });
      assert.deepEqual(draftAfter({ tagNames: ['Lead'] }, crossed).update.put, {
        fields: ['Tags'],
        tagIds: [VIP.id],
        options: { tagsOperation: 'DeleteIfExists' },
      });
    });

    it('something else than a list of texts is an error', () => {
      assert.deepEqual(errorPlaces(draftAfter({ tagIds: 'VIP' })), ['tags/']);
      assert.deepEqual(errorPlaces(draftAfter({ tagNames: [1] })), ['tags/']);
    });
  });

  describe('tags operations', () => {
    it('only added: inserted', () => {
      const { put, tagRemoval } = draftAfter({ tagIds: [VIP.id, LEAD.id, NEWS.id] }).update;
      assert.deepEqual(put?.options, { tagsOperation: 'InsertIfNotExists' });
      assert.equal(tagRemoval, undefined);
    });

    it('only removed: deleted', () => {
      const { put, tagRemoval } = draftAfter({ tagIds: [VIP.id] }).update;
      assert.deepEqual(put, {
        fields: ['Tags'],
        tagIds: [LEAD.id],
        options: { tagsOperation: 'DeleteIfExists' },
      });
      assert.equal(tagRemoval, undefined);
    });

    it('all cleared: deleted', () => {
      assert.deepEqual(draftAfter({ tagIds: [] }).update.put?.tagIds, [VIP.id, LEAD.id]);
    });

    it('added and removed: the additions first, the removals in a call of their own', () => {
      const { put, tagRemoval } = draftAfter({ tagIds: [VIP.id, NEWS.id], name: 'Bia' }).update;
      assert.deepEqual(put, {
        fields: ['Name', 'Tags'],
        name: 'Bia',
        tagIds: [NEWS.id],
        options: { tagsOperation: 'InsertIfNotExists' },
      });
      assert.deepEqual(tagRemoval, { tagIds: [LEAD.id], operation: 'DeleteIfExists' });
    });
  });
});
