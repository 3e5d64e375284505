import fc from 'fast-check';
import assert from 'node:assert/strict';
import { createBaseline } from '../../../src/core/changes/baseline';
import type { Json, JsonObject } from '../../../src/core/text/json';
import { contact, parsedAfter, errorsOf, LEAD, lists, NEWS, VIP } from '../builders';
import { applyTags, applyUpdate } from './contactApiFake';

const NAMES = new Map([VIP, LEAD, NEWS].map(({ id, name }) => [id, name]));
const WRITABLE_UTM = ['source', 'medium', 'campaign', 'content', 'headline', 'term', 'referralUrl'];

const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 20 }), { nil: null });
const key = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom('__proto__', 'constructor', 'crmId', 'toString'),
);
const tagIds = fc.subarray([VIP.id, LEAD.id, NEWS.id]);
const utm = fc.record(Object.fromEntries(WRITABLE_UTM.map((name) => [name, text])));

/** Values that a contact may be loaded with, and edited to. */
const values = fc.record({
  name: text,
  email: fc.constantFrom(null, '', 'ana@example.com', 'a+b@x.technology'),
  phoneNumber: fc.constantFrom(null, '+55|11999990000', '+55|2133330000', '+1|4155550100'),
  instagram: text,
  annotation: text,
  status: fc.constantFrom('ACTIVE', 'ARCHIVED', 'BLOCKED'),
  metadata: fc.option(fc.dictionary(key, fc.string({ unit: 'grapheme' })), { nil: null }),
  utm: fc.option(utm, { nil: null }),
  tagIds,
});

function withTags({ tagIds: ids, ...rest }: { tagIds: string[] } & JsonObject): JsonObject {
  return { ...rest, tagIds: ids, tagNames: ids.map((id) => NAMES.get(id) ?? '') };
}

/** "", null and absence are one; lists compare as sets. */
function essence(given: JsonObject): Map<string, Json> {
  const full = new Map(Object.entries(given));
  const entries = (value: Json | undefined) => Object.entries((value ?? {}) as JsonObject).sort();
  full.set(
    'utm',
    entries(full.get('utm')).filter(([, value]) => value !== null && value !== ''),
  );
  full.set('metadata', entries(full.get('metadata')));
  for (const name of ['tagIds', 'tagNames']) full.set(name, [...(full.get(name) as string[])].sort());
  return new Map([...full].map(([name, value]) => [name, value === '' ? null : value]));
}

describe('The computed update', () => {
  it('applied to the loaded contact by the documented rules gives the edited contact', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const loaded = contact(withTags(before));
        const wanted = withTags(after);
        const parsed = parsedAfter(wanted, createBaseline(JSON.stringify(loaded)), lists());
        assert.deepEqual(errorsOf(parsed), []);
        const { put, tagRemoval } = parsed.update;
        let result = loaded;
        if (put !== undefined) result = applyUpdate(result, put, NAMES);
        if (tagRemoval !== undefined) result = applyTags(result, tagRemoval, NAMES);
        assert.deepEqual(essence(result), essence(contact(wanted)));
      }),
      { numRuns: 200 },
    );
  });

  it('names in `fields` exactly what it carries', () => {
    const keysOf: Record<string, readonly string[]> = {
      Name: ['name'],
      Email: ['email'],
      PhoneNumber: ['phoneNumber'],
      Instagram: ['instagram'],
      Annotation: ['annotation'],
      Status: ['status'],
      Metadata: ['metadata'],
      Utm: ['utm'],
      Tags: ['tagIds', 'options'],
    };
    fc.assert(
      fc.property(values, values, (before, after) => {
        const base = createBaseline(JSON.stringify(contact(withTags(before))));
        const { put } = parsedAfter(withTags(after), base, lists()).update;
        if (put === undefined) return;
        const carried = Object.keys(put).filter((name) => name !== 'fields');
        assert.deepEqual(carried.sort(), put.fields.flatMap((field) => keysOf[field] ?? [field]).sort());
      }),
    );
  });

  it('is none for a contact that is loaded and left alone, whatever is in it', () => {
    fc.assert(
      fc.property(values, fc.dictionary(key, fc.jsonValue()), (before, customFields) => {
        const loaded = contact({ ...withTags(before), customFields: customFields as JsonObject });
        const parsed = parsedAfter({}, createBaseline(JSON.stringify(loaded)), lists());
        assert.deepEqual([parsed.changes, errorsOf(parsed), parsed.update.put], [[], [], undefined]);
      }),
    );
  });
});
