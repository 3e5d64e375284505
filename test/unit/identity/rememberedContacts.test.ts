import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  remembering,
  type Remembered,
  type RememberedContact,
} from '../../../src/core/identity/rememberedContacts';
import { uuid } from '../builders';

const NOTHING_REMEMBERED = remembering.read(undefined);
/** As the list promises. */
const MOST_RECENTS = 20;
const MOST_PINS = 200;

const { keepOnly, withOpened, withName, withPin, withoutPin, without } = remembering;

const person = (index: number, name = `Pessoa ${index}`): RememberedContact => ({ id: uuid(index), name });
const people = (count: number, start = 1): RememberedContact[] =>
  Array.from({ length: count }, (_, index) => person(start + index));
const idsOf = (contacts: readonly RememberedContact[]): string[] => contacts.map(({ id }) => id);
const pinned = (state: Remembered, contact: RememberedContact): Remembered => {
  const next = withPin(state, contact);
  assert.ok(next, 'there is room for the pin');
  return next;
};

describe('What is remembered of contacts', () => {
  it('puts the contact that was opened last first, and each one once', () => {
    const opened = [1, 2, 3, 1].reduce(
      (state, index) => withOpened(state, person(index)),
      NOTHING_REMEMBERED,
    );
    assert.deepEqual(idsOf(opened.recents), [uuid(1), uuid(3), uuid(2)]);
  });

  it(`keeps the latest ${MOST_RECENTS}`, () => {
    const opened = people(MOST_RECENTS + 5).reduce(withOpened, NOTHING_REMEMBERED);
    assert.equal(opened.recents.length, MOST_RECENTS);
    assert.equal(opened.recents[0]?.id, uuid(MOST_RECENTS + 5));
    assert.equal(opened.recents.at(-1)?.id, uuid(6));
  });

  it('moves a pinned contact out of the recents, where opening it does not bring it back', () => {
    const state = pinned(people(2).reduce(withOpened, NOTHING_REMEMBERED), person(1));
    const reopened = withOpened(state, person(1, 'Novo nome'));
    assert.deepEqual(reopened, { pins: [person(1, 'Novo nome')], recents: [person(2)] });
  });

  it('keeps a pin through any number of other contacts', () => {
    const state = people(100, 2).reduce(withOpened, pinned(NOTHING_REMEMBERED, person(1)));
    assert.deepEqual(state.pins, [person(1)]);
  });

  it('makes of a pin that is taken away the latest recent contact', () => {
    const state = withoutPin(pinned(withOpened(NOTHING_REMEMBERED, person(2)), person(1)), uuid(1));
    assert.deepEqual(state, { pins: [], recents: [person(1), person(2)] });
  });

  it('refuses one pin too many, and pins nothing twice', () => {
    const full = people(MOST_PINS).reduce(pinned, NOTHING_REMEMBERED);
    assert.equal(withPin(full, person(MOST_PINS + 1)), undefined);
    assert.deepEqual(withPin(full, person(1)), full);
  });

  it('forgets a contact wherever it stands', () => {
    const state = pinned(people(2).reduce(withOpened, NOTHING_REMEMBERED), person(1));
    assert.deepEqual(without(without(state, uuid(1)), uuid(2)), NOTHING_REMEMBERED);
  });

  it('renames a contact in its place, and adds none', () => {
    const state = pinned(people(3).reduce(withOpened, NOTHING_REMEMBERED), person(2));
    const renamed = [1, 2, 9].reduce((next, index) => withName(next, person(index, 'Outro')), state);
    assert.deepEqual(renamed, { pins: [person(2, 'Outro')], recents: [person(3), person(1, 'Outro')] });
  });

  it('makes one short line of any name', () => {
    const { recents } = withOpened(NOTHING_REMEMBERED, person(1, ` Ana\n\u202eSouza\t${'á'.repeat(500)}`));
    assert.equal(recents[0]?.name, `Ana Souza ${'á'.repeat(190)}`);
  });
});

describe('What may be kept of contacts', () => {
  const state = pinned(people(2).reduce(withOpened, NOTHING_REMEMBERED), person(1));
  const nameless = (index: number): RememberedContact => ({ id: uuid(index), name: undefined });

  it('is all, ids alone, or the ids of pins alone', () => {
    assert.deepEqual(keepOnly(state, 'names'), state);
    assert.deepEqual(keepOnly(state, 'ids'), { pins: [nameless(1)], recents: [nameless(2)] });
    assert.deepEqual(keepOnly(state, 'off'), { pins: [nameless(1)], recents: [] });
  });

  it('is less than names when the setting is not understood', () => {
    assert.deepEqual([undefined, 'names', 'ids', 'off', 'none', 7, null].map(remembering.readMode), [
      'names',
      'names',
      'ids',
      'off',
      'ids',
      'ids',
      'ids',
    ]);
  });
});

describe('Stored contacts', () => {
  it('come back as they were stored', () => {
    const state = pinned(people(5).reduce(withOpened, NOTHING_REMEMBERED), person(3));
    assert.deepEqual(remembering.read(JSON.parse(JSON.stringify(state))), state);
    const nameless = keepOnly(state, 'ids');
    assert.deepEqual(remembering.read(JSON.parse(JSON.stringify(nameless))), nameless);
  });

  it('lose what is no contact, what stands there twice, and whatever else stands with a contact', () => {
    const stored = {
      pins: [null, 7, 'x', {}, { id: 'no id' }, { id: uuid(1).toUpperCase(), name: 4, email: 'a@b.example' }],
      recents: [person(1), person(2), person(2, 'Twice'), [person(3)]],
      more: 'x',
    };
    assert.deepEqual(remembering.read(stored), {
      pins: [{ id: uuid(1), name: undefined }],
      recents: [person(2)],
    });
  });

  it('are never more than there may be', () => {
    const stored = { pins: people(MOST_PINS + 50), recents: people(MOST_RECENTS + 50, 1000) };
    const { pins, recents } = remembering.read(stored);
    assert.deepEqual([pins.length, recents.length], [MOST_PINS, MOST_RECENTS]);
  });

  it('can be anything without harm', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (whole, pins, recents) => {
        remembering.read(whole);
        remembering.read({ pins, recents: Array.isArray(recents) ? recents : [recents, { id: pins }] });
      }),
    );
  });
});
