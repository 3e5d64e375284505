import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/text/json';
import { locateProblem } from '../../../src/core/changes/textProblems';
import {
  baseline,
  parsedAfter,
  parsedOf,
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
      const parsed = parsedAfter({ tagIds: [VIP.id, LEAD.id, NEWS.id] });
      assert.deepEqual(errorsOf(parsed), []);
      assert.deepEqual(parsed.update.put, {
        fields: ['Tags'],
        tagIds: [NEWS.id],
        options: { tagsOperation: 'InsertIfNotExists' },
      });
    });

    it('names edited alone are looked up', () => {
      const parsed = parsedAfter({ tagNames: ['VIP', 'Newsletter'] });
      assert.deepEqual(errorsOf(parsed), []);
      assert.deepEqual(parsed.update.put?.tagIds, [NEWS.id]);
      assert.deepEqual(parsed.update.tagRemoval, { tagIds: [LEAD.id], operation: 'DeleteIfExists' });
    });

    it('an id that stays beside names that leave it out is told what counts', () => {
      const warnings = (values: JsonObject) =>
        parsedAfter(values).problems.filter(({ severity }) => severity === 'warning');
      const removal = { tagIds: [VIP.id, LEAD.id], tagNames: ['VIP'] };
      assert.deepEqual(
        warnings(removal).map(({ path }) => path),
        [['tagNames']],
      );
      assert.deepEqual(warnings({ ...removal, tagIds: [VIP.id] }), []);
    });

    it('names are sent when there is no list', () => {
      const parsed = parsedAfter({ tagNames: ['VIP', 'Newsletter'] }, baseline(), unloadedLists());
      assert.deepEqual(errorsOf(parsed), []);
      assert.deepEqual(parsed.update.put, {
        fields: ['Tags'],
        tagNames: ['Newsletter'],
        options: { tagsOperation: 'InsertIfNotExists' },
      });
      assert.deepEqual(parsed.update.tagRemoval, { tagIds: [LEAD.id], operation: 'DeleteIfExists' });
    });

    it('a name that a loaded list does not have is an error', () => {
      const parsed = parsedAfter({ tagNames: ['VIP', 'Lead', 'Nobody'] });
      assert.deepEqual(errorPlaces(parsed), ['tags/']);
      assert.match(errorsOf(parsed)[0]!.message, /Nobody/);
    });

    for (const name of ['Lead\u200b', 'Le\u0301ad', 'VIP ', '\u00a0Newsletter', 'vip', 'NEWSLÉTTER']) {
      it(`a name that looks like one of the list is asked about: ${JSON.stringify(name)}`, () => {
        const accented = lists({
          tags: {
            kind: 'loaded',
            items: [VIP, { ...LEAD, name: 'Léad' }, { ...NEWS, id: uuid(15), name: 'Lead' }, NEWS],
          },
        });
        const [error] = errorsOf(parsedAfter({ tagNames: [name] }, baseline(), accented));
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
      assert.deepEqual(errorPlaces(parsedAfter({ tagNames: ['Newsletter'] }, baseline(), twins)), ['tags/']);
    });

    it('both changed and agreeing is fine', () => {
      const parsed = parsedAfter({ tagIds: [NEWS.id], tagNames: ['Newsletter'] });
      assert.deepEqual(errorsOf(parsed), []);
      assert.deepEqual(parsed.update.put?.tagIds, [NEWS.id]);
    });

    it('both changed and disagreeing is an error', () => {
      assert.deepEqual(errorPlaces(parsedAfter({ tagIds: [NEWS.id], tagNames: ['VIP'] })), ['tags/']);
      const offline = parsedAfter({ tagIds: [VIP.id], tagNames: ['Lead'] }, baseline(), unloadedLists());
      assert.deepEqual(errorPlaces(offline), ['tags/']);
    });

    it('an id that nobody can name stands in the ids alone', () => {
      const parsed = parsedAfter({ tagIds: [VIP.id, uuid(99)], tagNames: ['VIP'] });
      assert.deepEqual(errorsOf(parsed), []);
      assert.deepEqual(parsed.update.put?.tagIds, [uuid(99)]);
    });

    it('an id that nobody can name stays when names are edited alone', () => {
      const nameless = baseline({ tagIds: [VIP.id, LEAD.id, uuid(99)], tagNames: ['VIP', 'Lead'] });
      const parsed = parsedAfter({ tagNames: ['VIP'] }, nameless);
      assert.deepEqual(errorsOf(parsed), []);
      assert.deepEqual(
        parsed.changes.map(({ slot, after }) => [slot, after]),
        [[LEAD.id, undefined]],
      );
    });

    it('names that could be anyone’s are an error while there is no list to ask, and take nothing away', () => {
      const nameless = baseline({ tagIds: [VIP.id, LEAD.id], tagNames: ['VIP'] });
      const parsed = parsedAfter({ tagNames: ['Lead'] }, nameless, unloadedLists());
      assert.deepEqual(errorPlaces(parsed), ['tags/']);
      assert.deepEqual(parsed.changes, []);
    });

    it('an id may come with its name when there is no list to ask', () => {
      const named = { tagIds: [VIP.id, LEAD.id, uuid(99)], tagNames: ['VIP', 'Lead', 'Fresh'] };
      const parsed = parsedAfter(named, baseline(), unloadedLists());
      assert.deepEqual(errorsOf(parsed), []);
      assert.deepEqual(parsed.update.put?.tagIds, [uuid(99)]);
      assert.deepEqual(errorPlaces(parsedAfter(named)), ['tags/']);
    });

    it('a name that may be that of an added id, or something else, is told what counts while there is no list to ask', () => {
      for (const [tagNames, told] of [
        [['VIP', 'Lead', 'Fresh'], /"Fresh" counts as the name/],
        [['VIP', 'Lead'], undefined],
        [null, undefined],
      ] as const) {
        const values = { tagIds: [VIP.id, LEAD.id, uuid(99)], tagNames: tagNames && [...tagNames] };
        const { problems, isBlocked } = parsedAfter(values, baseline(), unloadedLists());
        const texts = problems.map(({ severity, message }) => `${severity}: ${message}`);
        assert.equal(isBlocked, false);
        if (told === undefined) assert.deepEqual(texts, []);
        else assert.match(texts.join(), told);
      }
    });

    it('an id that is no id is an error at its place', () => {
      const base = baseline();
      const text = edited(base, { tagIds: [VIP.id, LEAD.id, 'nonsense'] });
      const [problem] = errorsOf(parsedOf(base, text));
      assert.deepEqual(problem?.path, ['tagIds', 2]);
      const { offset, length } = locateProblem(text, problem);
      assert.equal(text.slice(offset, offset + length), '"nonsense"');
    });

    it('are the same in another order and in other letters', () => {
      const parsed = parsedAfter({ tagIds: [LEAD.id, VIP.id.toUpperCase()], tagNames: ['Lead', 'VIP'] });
      assert.deepEqual(parsed.changes, []);
    });

    it('loaded as null they are unknown, and not none', () => {
      const unknown = baseline({ tagIds: null, tagNames: null });
      assert.deepEqual(parsedAfter({}, unknown).changes, []);
      assert.deepEqual(parsedAfter({ tagIds: [] }, unknown).changes, []);
      assert.deepEqual(parsedAfter({ tagIds: [NEWS.id] }, unknown).update.put?.options, {
        tagsOperation: 'InsertIfNotExists',
      });
    });

    it('names that are null beside ids take none of them away', () => {
      assert.equal(parsedAfter({ tagNames: null }).update.put, undefined);
      assert.deepEqual(parsedAfter({ tagIds: [VIP.id], tagNames: null }).update.put, {
        fields: ['Tags'],
        tagIds: [LEAD.id],
        options: { tagsOperation: 'DeleteIfExists' },
      });
    });

    it('ids that are null beside names take none of them away', () => {
      assert.deepEqual(parsedAfter({ tagIds: null }).changes, []);
      const parsed = parsedAfter({ tagIds: null, tagNames: ['VIP'] });
      assert.deepEqual(
        parsed.changes.map(({ slot, after }) => [slot, after]),
        [[LEAD.id, undefined]],
      );
    });

    const three = { tagIds: [VIP.id, LEAD.id, NEWS.id], tagNames: ['VIP', 'Lead', 'Newsletter'] };
    for (const [what, given, values] of [
      ['of one whose id was taken out', three, { tagIds: [VIP.id], tagNames: ['VIP', 'Lead'] }],
      ['of one whose id was replaced', {}, { tagIds: [uuid(15)], tagNames: ['VIP'] }],
      ['that may be of any', { tagNames: null }, { tagIds: [], tagNames: ['Lead'] }],
    ] satisfies [string, JsonObject, JsonObject][]) {
      it(`a name ${what} is an error while there is no list to ask`, () => {
        const parsed = parsedAfter(values, baseline(given), unloadedLists());
        assert.deepEqual(errorPlaces(parsed), ['tags/']);
      });
    }

    it('those that were given by name alone stay beside an id that is added, as long as their names do', () => {
      const byName = baseline({ tagIds: null });
      for (const known of [lists(), unloadedLists()]) {
        const parsed = parsedAfter({ tagIds: [NEWS.id] }, byName, known);
        assert.deepEqual(
          parsed.changes.map(({ slot, after }) => [slot, after !== undefined]),
          [[NEWS.id, true]],
        );
      }
    });

    it('one of two that bear the same name is not taken out by that name', () => {
      const twins = baseline({ tagNames: ['VIP', 'VIP'] });
      const parsed = parsedAfter({ tagNames: ['VIP'] }, twins, unloadedLists());
      assert.deepEqual(errorPlaces(parsed), ['tags/']);
      assert.deepEqual(parsed.changes, []);
    });

    it('null written over known ones removes them all', () => {
      assert.deepEqual(parsedAfter({ tagIds: null, tagNames: null }).update.put, {
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
        parsedAfter({ tagNames: ['VIP', 'Newsletter'] }, baseline(), renamed).update.put?.tagIds,
        [NEWS.id],
      );
      assert.deepEqual(
        errorsOf(parsedAfter({ tagIds: [VIP.id], tagNames: ['VIP'] }, baseline(), renamed)),
        [],
      );
    });

    it('are told by the list when the loaded names stand in another order than the ids', () => {
      const crossed = baseline({ tagNames: ['Lead', 'VIP'] });
      assert.deepEqual(parsedAfter({ tagNames: ['Lead'] }, crossed).update.put, {
        fields: ['Tags'],
        tagIds: [VIP.id],
        options: { tagsOperation: 'DeleteIfExists' },
      });
    });

    it('something else than a list of texts is an error', () => {
      assert.deepEqual(errorPlaces(parsedAfter({ tagIds: 'VIP' })), ['tags/']);
      assert.deepEqual(errorPlaces(parsedAfter({ tagNames: [1] })), ['tags/']);
    });
  });

  describe('tags operations', () => {
    it('insert, when tags were only added', () => {
      const { put, tagRemoval } = parsedAfter({ tagIds: [VIP.id, LEAD.id, NEWS.id] }).update;
      assert.deepEqual(put?.options, { tagsOperation: 'InsertIfNotExists' });
      assert.equal(tagRemoval, undefined);
    });

    it('delete, when tags were only removed', () => {
      const { put, tagRemoval } = parsedAfter({ tagIds: [VIP.id] }).update;
      assert.deepEqual(put, {
        fields: ['Tags'],
        tagIds: [LEAD.id],
        options: { tagsOperation: 'DeleteIfExists' },
      });
      assert.equal(tagRemoval, undefined);
    });

    it('delete, when all tags were taken away', () => {
      assert.deepEqual(parsedAfter({ tagIds: [] }).update.put?.tagIds, [VIP.id, LEAD.id]);
    });

    it('insert first and delete in a call of their own, when tags were added and removed', () => {
      const { put, tagRemoval } = parsedAfter({ tagIds: [VIP.id, NEWS.id], name: 'Bia' }).update;
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
