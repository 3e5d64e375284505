import * as assert from 'node:assert/strict';
import type { AccountLists } from '../../../src/core/fields/fieldView';
import { explainAt, suggestAt } from '../../../src/core/show/textHelp';
import { definition } from '../builders';

const TAG = { id: 'a1000000-0000-4000-8000-000000000001', name: 'Cliente "ouro"', colors: undefined };

const lists: AccountLists = {
  tags: { kind: 'loaded', items: [TAG] },
  portfolios: { kind: 'failed', failure: { message: 'no', reference: '' } },
  sequences: { kind: 'loading' },
  contactSequences: { kind: 'loading' },
  customFields: {
    kind: 'loaded',
    definitions: [
      {
        key: 'an-ncio',
        name: 'Anúncio',
        type: 'SINGLESELECT',
        required: true,
        visible: true,
        group: '',
        options: [
          { id: '1', name: 'FACEBOOK' },
          { id: '2', name: 'Rádio' },
        ],
      },
      {
        key: 'aceitou',
        name: 'Aceitou',
        type: 'BOOLEAN',
        required: false,
        visible: true,
        group: '',
        options: [],
      },
    ],
  },
};

/** The place is where `|` stands in the text. */
function inserted(marked: string): string[] {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return suggestAt(text, offset, lists).map(
    ({ insert, offset: from, length }) => text.slice(0, from) + insert + text.slice(from + length),
  );
}

function explained(marked: string): string | undefined {
  return explainAt(marked.replace('|', ''), marked.indexOf('|'), lists);
}

describe('help in the JSON text', () => {
  it('offers tags as ids, in the place of what stands there', () => {
    assert.deepEqual(inserted('{"tagIds": [|]}'), [`{"tagIds": ["${TAG.id}"]}`]);
    assert.deepEqual(inserted('{"tagIds": ["a|b"]}'), [`{"tagIds": ["${TAG.id}"]}`]);
  });

  it('offers tags as names that stay valid JSON', () => {
    assert.deepEqual(inserted('{"tagNames": ["|"]}'), ['{"tagNames": ["Cliente \\"ouro\\""]}']);
  });

  it('offers the keys of custom fields', () => {
    assert.deepEqual(inserted('{"customFields": {"|": "x"}}'), [
      '{"customFields": {"an-ncio": "x"}}',
      '{"customFields": {"aceitou": "x"}}',
    ]);
  });

  it("offers a select's options by name, in a list too, and true and false for yes or no", () => {
    assert.deepEqual(inserted('{"customFields": {"an-ncio": |}}'), [
      '{"customFields": {"an-ncio": "FACEBOOK"}}',
      '{"customFields": {"an-ncio": "Rádio"}}',
    ]);
    assert.equal(inserted('{"customFields": {"an-ncio": ["|"]}}').length, 2);
    assert.deepEqual(inserted('{"customFields": {"aceitou": |}}'), [
      '{"customFields": {"aceitou": true}}',
      '{"customFields": {"aceitou": false}}',
    ]);
  });

  it('knows a type in whatever letters, as the form does', () => {
    const definitions = [definition('k', 'boolean')];
    const lower: AccountLists = { ...lists, customFields: { kind: 'loaded', definitions } };
    assert.deepEqual(
      suggestAt('{"customFields": {"k": }}', 23, lower).map(({ insert }) => insert),
      ['true', 'false'],
    );
  });

  it('offers nothing where a list is not loaded, or at any other place', () => {
    assert.deepEqual(inserted('{"portfolioIds": [|]}'), []);
    assert.deepEqual(inserted('{"name": "|"}'), []);
    assert.deepEqual(inserted('{"metadata": {"|": ""}}'), []);
  });

  it('explains ids and names by each other', () => {
    assert.equal(
      explained(`{"tagIds": ["${TAG.id.toUpperCase().slice(0, 4)}|${TAG.id.slice(4)}"]}`),
      `${TAG.name} · ${TAG.id}`,
    );
    assert.equal(explained('{"tagIds": ["|unknown"]}'), undefined);
  });

  it('explains a custom field at its key and at its value', () => {
    const whole = 'Anúncio\nan-ncio · SINGLESELECT\nRequired\nOptions: FACEBOOK, Rádio';
    assert.equal(explained('{"customFields": {"an-n|cio": ["FACEBOOK"]}}'), whole);
    assert.equal(explained('{"customFields": {"an-ncio": ["FACE|BOOK"]}}'), whole);
  });

  it('survives text that is no JSON', () => {
    assert.deepEqual(inserted('{"tagIds": ["a|'), [`{"tagIds": ["${TAG.id}"`]);
    assert.equal(explained('|'), undefined);
  });
});
