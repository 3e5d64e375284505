import assert from 'node:assert/strict';
import { findUnknownItems } from '../../../src/core/changes/unknownItems';
import {
  ANUNCIO,
  baseline,
  parsedAfter,
  errorPlaces,
  errorsOf,
  LEAD,
  lists,
  NEWS,
  unloadedLists,
  uuid,
  VIP,
} from '../builders';

const STRANGE = uuid(77);
const sequences = { kind: 'loaded', items: [NEWS] } as const;
const known = lists({ sequences, contactSequences: { kind: 'loaded', items: [LEAD] } });

const parsed = (values: Parameters<typeof parsedAfter>[0], accountLists = known) =>
  parsedAfter(values, baseline(), accountLists);
const warnings = (values: Parameters<typeof parsedAfter>[0], accountLists = known) =>
  parsed(values, accountLists).problems.filter(({ severity }) => severity === 'warning');

describe('An id that the loaded list does not have', () => {
  for (const [key, list, word, more] of [
    ['tagIds', 'tags', /No tag .*77/, [VIP.id, LEAD.id]],
    ['portfolioIds', 'portfolios', /No portfolio .*77/, []],
    ['sequenceIds', 'sequences', /No sequence .*77/, []],
  ] as const) {
    describe(`in ${key}`, () => {
      const values = { [key]: [...more, STRANGE.toUpperCase()] };

      it('is warned of at its place and blocks nothing', () => {
        const [warning, ...others] = warnings(values);
        assert.match(warning!.message, word);
        assert.deepEqual([warning!.field, warning!.path, others], [list, [key, more.length], []]);
        assert.deepEqual(errorsOf(parsed(values)), []);
      });

      it('is looked for in a newer list', () => {
        assert.deepEqual(findUnknownItems(parsed(values), known), [{ list, id: STRANGE }]);
      });

      it('is nothing strange while the list is not there', () => {
        const lists = unloadedLists();
        assert.deepEqual(
          warnings(values, lists).filter(({ message }) => !/real messages/.test(message)),
          [],
        );
        assert.deepEqual(findUnknownItems(parsed(values, lists), lists), []);
      });
    });
  }

  it('is looked for and not warned of when the API gave it', () => {
    const base = baseline({ tagIds: [STRANGE], tagNames: ['New'] });
    const loaded = parsedAfter({ name: 'Bia' }, base, known);
    assert.deepEqual(findUnknownItems(loaded, known), [{ list: 'tags', id: STRANGE }]);
    assert.deepEqual(loaded.problems, []);
  });

  it('is none while it is half typed, and then an error', () => {
    const typed = parsed({ tagIds: [VIP.id, LEAD.id, STRANGE.slice(0, -1)] });
    assert.deepEqual(findUnknownItems(typed, known), []);
    assert.deepEqual(errorPlaces(typed).length, 1);
  });
});

it('A sequence that the contact is in is known, though the list does not have it', () => {
  assert.deepEqual(findUnknownItems(parsed({ sequenceIds: [LEAD.id] }), known), []);
});

it('A key of a custom field without a definition is looked for in newer definitions', () => {
  const typed = parsed({ customFields: { [ANUNCIO.key]: 'x', novo: 'y' } });
  assert.deepEqual(
    findUnknownItems(typed, known).filter(({ id }) => id === 'novo' || id === ANUNCIO.key),
    [{ list: 'customFields', id: 'novo' }],
  );
});
