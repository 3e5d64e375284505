import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ListState } from '../../../src/core/fields/fieldView';
import { findInList, listIndex, nameInList } from '../../../src/webview/picker/listIndex';
import { isReadable } from '../../../src/webview/picker/chips';
import { findIds } from '../../../src/webview/picker/pickedControl';

const list = (...names: string[]): ListState => ({
  kind: 'loaded',
  items: names.map((name, index) => ({ id: `id-${index}`, name, colors: undefined })),
});
const found = (state: ListState, words: string) =>
  findInList(listIndex(state), words).map(({ item }) => item.name);

describe('finding in a list', () => {
  it('puts names that start with the words before names that hold them', () => {
    assert.deepEqual(found(list('Old lead', 'Customer', 'Lead', 'Leader'), 'lead'), [
      'Lead',
      'Leader',
      'Old lead',
    ]);
  });

  it('does not mind case, accents and spaces around', () => {
    assert.deepEqual(found(list('São Paulo', 'Saopedro'), ' SAO p'), ['São Paulo']);
    assert.deepEqual(found(list('Sao Paulo'), 'são'), ['Sao Paulo']);
  });

  it('gives everything, sorted by name, for no words', () => {
    assert.deepEqual(found(list('b', 'A', 'ç'), ''), ['A', 'b', 'ç']);
  });

  it('marks names that two items share', () => {
    const entries = findInList(listIndex(list('VIP', 'Lead', 'VIP')), '');
    assert.deepEqual(
      entries.map(({ isNamesake }) => isNamesake),
      [false, true, true],
    );
  });

  it('knows no name while the list is not there', () => {
    assert.equal(nameInList({ kind: 'loading' }, 'id-0'), undefined);
    assert.equal(nameInList(list('VIP'), 'id-0'), 'VIP');
    assert.equal(nameInList(list('VIP'), '__proto__'), undefined);
  });
});

describe('ids in pasted text', () => {
  it('are found once each, whatever stands between them', () => {
    const between = fc.stringMatching(/^[ ,;"'\n\t|/]*$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.uuid(), between)), (pairs) => {
        const pasted = pairs.map(([id, separator]) => id.toUpperCase() + separator).join('');
        assert.deepEqual(findIds(pasted), [...new Set(pairs.map(([id]) => id))]);
      }),
    );
  });

  it('are not found in ordinary words', () => {
    assert.deepEqual(findIds('VIP, customers since 2019-01-01'), []);
  });
});

describe('a tag’s colours', () => {
  for (const [text, background, expected] of [
    ['#000000', '#ffffff', true],
    ['#fff', '#000', true],
    ['#767676', '#ffffff', true],
    ['#777777', '#ffffff', false],
    ['#ffffff', '#ffff00', false],
    ['red', '#ffffff', false],
    ['#000000', 'url(x)', false],
  ] as const) {
    it(`${text} on ${background} can ${expected ? '' : 'not '}be read`, () => {
      assert.equal(isReadable(text, background), expected);
    });
  }
});
