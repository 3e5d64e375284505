import assert from 'node:assert/strict';
import { moveBaseline } from '../../../src/core/contact/baseline';
import { readDraft } from '../../../src/core/contact/draft';
import type { Json } from '../../../src/core/contact/json';
import { locateProblem } from '../../../src/core/contact/textProblems';
import {
  baseline,
  body,
  changedFields,
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

describe('The rules of the text', () => {
  describe('strict JSON', () => {
    const broken = (text: string) => {
      const draft = readDraft(baseline(), text, lists());
      assert.equal(draft.kind, 'broken');
      return draft;
    };

    it('tells the line of a missing comma', () => {
      const draft = broken('{\n  "id": "x"\n  "name": "y"\n}');
      assert.equal(draft.line, 3);
      assert.match(draft.message, /comma/);
    });

    it('takes no comments and no trailing commas', () => {
      broken('{ "id": "x" /* no */ }');
      broken('{ "id": "x", }');
    });

    it('takes nothing but one object', () => {
      broken('');
      broken('[]');
      broken('null');
      broken('{} {}');
    });

    it('is not brought down by a text that is nested without end', () => {
      broken('['.repeat(200_000));
      broken(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`);
    });

    it('refuses a key that stands there twice, and points to the second', () => {
      const text = baseline().text.replace('"email"', '"name": "Other",\n  "email"');
      const [problem] = errorsOf(draftOf(baseline(), text));
      assert.equal(problem?.field, 'name');
      const { offset, length } = locateProblem(text, problem);
      assert.equal(text.slice(offset, offset + length), '"Other"');
    });

    it('refuses a key that stands twice deep inside', () => {
      const text = baseline().text.replace('"crmId": "12345"', '"crmId": "1", "crmId": "2"');
      const draft = draftOf(baseline(), text);
      assert.deepEqual(errorPlaces(draft), ['metadata/crmId']);
      assert.match(errorsOf(draft)[0]!.message, /twice/);
    });

    it('refuses a top-level key that was not loaded and is no field', () => {
      const draft = draftAfter({ nmae: 'Ana' });
      assert.deepEqual(errorPlaces(draft), ['/nmae']);
      assert.equal(draft.update.put, undefined);
    });
  });

  describe('untouched, set, cleared', () => {
    const values: Record<string, { set: Json; wire?: Json; loaded?: Json }> = {
      name: { set: 'Bia' },
      phoneNumber: { set: '(21) 99999-0000', wire: '+55|21999990000' },
      email: { set: 'a+b@x.technology' },
      instagram: { set: 'bia.invented' },
      annotation: { set: 'Line one\nline two 🎉' },
    };

    for (const [key, { set, wire }] of Object.entries(values)) {
      it(`${key}: as loaded it is not sent`, () => {
        assert.equal(draftAfter({}).update.put, undefined);
      });

      it(`${key}: changed it is sent alone`, () => {
        const { put } = draftAfter({ [key]: set }).update;
        assert.deepEqual(put, { fields: put?.fields, [key]: wire ?? set });
        assert.equal(put?.fields.length, 1);
        assert.equal(put.fields[0]?.toLowerCase(), key.toLowerCase());
      });

      it(`${key}: null and "" are sent as null`, () => {
        const loaded = baseline({ [key]: set });
        for (const empty of [null, '']) {
          const draft = draftAfter({ [key]: empty }, loaded);
          assert.deepEqual(draft.update.put, { fields: draft.update.put?.fields, [key]: null });
        }
      });

      it(`${key}: its key removed is not sent`, () => {
        assert.deepEqual(draftAfter({ [key]: undefined }, baseline({ [key]: set })).changes, []);
      });

      it(`${key}: "" equals null`, () => {
        assert.deepEqual(draftAfter({ [key]: '' }, baseline({ [key]: null })).changes, []);
        assert.deepEqual(draftAfter({ [key]: null }, baseline({ [key]: '' })).changes, []);
      });

      it(`${key}: a value that is no text is an error`, () => {
        assert.deepEqual(errorPlaces(draftAfter({ [key]: 5 })), [`${key}/`]);
      });
    }

    it('an invalid value that was loaded is a hint, and an error once it is changed', () => {
      const loaded = baseline({ email: 'a@b' });
      const untouched = draftAfter({ name: 'Bia' }, loaded);
      assert.deepEqual(errorsOf(untouched), []);
      assert.deepEqual(
        untouched.problems.map(({ field, severity }) => [field, severity]),
        [['email', 'hint']],
      );
      assert.deepEqual(errorPlaces(draftAfter({ email: 'a@c' }, loaded)), ['email/']);
    });
  });

  describe('status', () => {
    it('is set to one of its words', () => {
      assert.deepEqual(draftAfter({ status: 'BLOCKED' }).update.put, { fields: ['Status'], status: 'BLOCKED' });
    });

    it('is never null', () => {
      assert.deepEqual(errorPlaces(draftAfter({ status: null })), ['status/']);
      assert.deepEqual(errorPlaces(draftAfter({ status: '' })), ['status/']);
    });

    it('is not sent when its key is removed', () => {
      assert.deepEqual(draftAfter({ status: undefined }).changes, []);
    });

    it('keeps a loaded word that nobody knows, and takes no other such word', () => {
      const loaded = baseline({ status: 'PAUSED' });
      assert.deepEqual(errorsOf(draftAfter({ name: 'Bia' }, loaded)), []);
      assert.deepEqual(errorPlaces(draftAfter({ status: 'SLEEPING' }, loaded)), ['status/']);
    });
  });

  describe('read-only values', () => {
    it('are errors that name the key when they are changed', () => {
      const draft = draftAfter({ createdAt: '2020-01-01T00:00:00Z' });
      assert.deepEqual(errorPlaces(draft), ['/createdAt']);
      assert.match(errorsOf(draft)[0]!.message, /"createdAt" is read-only/);
    });

    it('are errors for every key that is no field, loaded keys unknown to us included', () => {
      const loaded = baseline({ brandNew: { deep: 1.5 } });
      for (const key of ['id', 'updatedAt', 'companyId', 'nameWhatsapp', 'origin', 'brandNew']) {
        assert.deepEqual(errorPlaces(draftAfter({ [key]: 'else' }, loaded)), [`/${key}`]);
      }
      assert.deepEqual(errorPlaces(draftAfter({ brandNew: { deep: 1.5 } }, loaded)), []);
    });

    it('count as untouched when the API gave them before', () => {
      const first = baseline();
      const second = moveBaseline(first, body({ updatedAt: '2026-05-05T00:00:00.0000000Z', name: 'Bia' }));
      const undone = draftOf(second, first.text);
      assert.deepEqual(errorsOf(undone), []);
      assert.deepEqual(changedFields(undone), ['name']);
    });

    it('tell long numbers apart that JavaScript cannot', () => {
      const text = baseline().text.replace('"id"', '"serial": 12345678901234567890,\n  "id"');
      const loaded = moveBaseline(baseline(), text);
      assert.deepEqual(errorsOf(draftOf(loaded, loaded.text)), []);
      const changed = loaded.text.replace('12345678901234567890', '12345678901234567891');
      assert.deepEqual(errorPlaces(draftOf(loaded, changed)), ['/serial']);
    });
  });

  describe('write-only picture URL', () => {
    it('is absent unless the person sets it', () => {
      assert.deepEqual(draftAfter({ pictureUrl: 'https://example.com/a.png' }).update.put, {
        fields: ['PictureUrl'],
        pictureUrl: 'https://example.com/a.png',
      });
    });

    it('is not sent when it is empty', () => {
      assert.deepEqual(draftAfter({ pictureUrl: '' }).changes, []);
      assert.deepEqual(draftAfter({ pictureUrl: null }).changes, []);
    });

    it('takes http and https alone', () => {
      assert.deepEqual(errorPlaces(draftAfter({ pictureUrl: 'javascript:alert(1)' })), ['pictureUrl/']);
    });
  });

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

    it('a name that two tags bear is an error', () => {
      const twins = lists({
        tags: { kind: 'loaded', items: [VIP, LEAD, NEWS, { id: uuid(14), name: 'Newsletter', colors: undefined }] },
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
      const renamed = lists({ tags: { kind: 'loaded', items: [{ ...VIP, name: 'Very important' }, LEAD, NEWS] } });
      assert.deepEqual(draftAfter({ tagNames: ['VIP', 'Newsletter'] }, baseline(), renamed).update.put?.tagIds, [NEWS.id]);
      assert.deepEqual(errorsOf(draftAfter({ tagIds: [VIP.id], tagNames: ['VIP'] }, baseline(), renamed)), []);
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
      assert.deepEqual(put, { fields: ['Tags'], tagIds: [LEAD.id], options: { tagsOperation: 'DeleteIfExists' } });
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

  describe('metadata', () => {
    const metadata = (values: Json | undefined, loaded = baseline()) => draftAfter({ metadata: values }, loaded);

    it('sends only the keys that changed', () => {
      assert.deepEqual(metadata({ crmId: '54321', source: 'import' }).update.put, {
        fields: ['Metadata'],
        metadata: { crmId: '54321' },
      });
    });

    it('a row removed, a key missing and null send null', () => {
      assert.deepEqual(metadata({ source: 'import' }).update.put?.metadata, { crmId: null });
      assert.deepEqual(metadata({ crmId: null, source: 'import' }).update.put?.metadata, { crmId: null });
    });

    it('null as a whole clears every key', () => {
      assert.deepEqual(metadata(null).update.put?.metadata, { crmId: null, source: null });
      assert.deepEqual(metadata({}).update.put?.metadata, { crmId: null, source: null });
    });

    it('its key removed is not sent', () => {
      assert.deepEqual(metadata(undefined).changes, []);
    });

    it('an empty value is ""', () => {
      assert.deepEqual(metadata({ crmId: '', source: 'import' }).update.put?.metadata, { crmId: '' });
    });

    it('a renamed key is the old one as null and the new one', () => {
      assert.deepEqual(metadata({ crm: '12345', source: 'import' }).update.put?.metadata, {
        crm: '12345',
        crmId: null,
      });
    });

    it('a changed value must be text', () => {
      assert.deepEqual(errorPlaces(metadata({ crmId: 5, source: 'import' })), ['metadata/crmId']);
      assert.deepEqual(errorPlaces(metadata('text')), ['metadata/']);
    });

    it('loaded non-text stays untouched', () => {
      const loaded = baseline({ metadata: { count: 5, deep: { a: 1 } } });
      const draft = metadata({ count: 5, deep: { a: 1 }, added: 'x' }, loaded);
      assert.deepEqual(errorsOf(draft), []);
      assert.deepEqual(draft.update.put?.metadata, { added: 'x' });
    });

    it('an empty key is an error at its row', () => {
      assert.deepEqual(errorPlaces(metadata({ crmId: '12345', source: 'import', '': 'x' })), ['metadata/']);
    });

    it('keys such as __proto__ are keys like any other', () => {
      const base = baseline();
      const text = base.text.replace('"crmId": "12345"', '"crmId": "12345", "__proto__": "p", "constructor": "c"');
      const { put } = draftOf(base, text).update;
      assert.equal(
        JSON.stringify(put?.metadata),
        '{"__proto__":"p","constructor":"c"}',
      );
      assert.equal(({} as Record<string, unknown>)['p'], undefined);
    });
  });

  describe('UTM', () => {
    const loadedUtm = JSON.parse(body()) as { utm: Record<string, Json> };
    const utm = (values: Record<string, Json | undefined>) =>
      draftAfter({ utm: JSON.parse(JSON.stringify({ ...loadedUtm.utm, ...values })) as Json });

    it('sends all seven when one changed, and the read-only ones as loaded unless they are null', () => {
      assert.deepEqual(utm({ medium: 'cpc' }).update.put, {
        fields: ['Utm'],
        utm: {
          source: 'ads',
          medium: 'cpc',
          campaign: null,
          content: null,
          headline: null,
          term: null,
          referralUrl: null,
          sourceId: 'src-1',
        },
      });
    });

    it('a key that is missing is not sent as cleared', () => {
      const draft = utm({ source: undefined, medium: 'cpc' });
      assert.equal(draft.update.put?.utm?.['source'], 'ads');
      assert.deepEqual(utm({ source: undefined }).changes, []);
    });

    it('null as a whole clears the seven and keeps the read-only ones', () => {
      const draft = draftAfter({ utm: null });
      assert.deepEqual(errorsOf(draft), []);
      assert.deepEqual(draft.changes, [{ field: 'utm', slot: 'source', before: 'ads', after: null }]);
      assert.equal(draft.update.put?.utm?.['source'], null);
      assert.equal(draft.update.put.utm['sourceId'], 'src-1');
    });

    it('loaded as null it can be set', () => {
      const draft = draftAfter({ utm: { source: 'flyer' } }, baseline({ utm: null }));
      assert.equal(draft.update.put?.utm?.['source'], 'flyer');
      assert.equal(Object.hasOwn(draft.update.put.utm, 'sourceId'), false);
    });

    it('its read-only keys and unknown keys are errors when changed', () => {
      assert.deepEqual(errorPlaces(utm({ sourceId: 'other' })), ['utm/sourceId']);
      assert.deepEqual(errorPlaces(utm({ gclid: 'x' })), ['utm/gclid']);
    });
  });

  describe('fields that are only shown', () => {
    const shown: Record<string, Record<string, Json>> = {
      customFields: { customFields: { 'an-ncio': 'Winter', canal: ['FACEBOOK'] } },
      portfolios: { portfolioIds: [] },
      sequences: { sequenceIds: [uuid(31)] },
    };
    for (const [field, values] of Object.entries(shown)) {
      it(`${field}: a change is an error at the field, and nothing of it is sent`, () => {
        const draft = draftAfter(values);
        assert.deepEqual(errorsOf(draft).map((problem) => problem.field), [field]);
        assert.match(errorsOf(draft)[0]!.message, /cannot be changed yet/);
        assert.equal(draft.update.put, undefined);
      });
    }

    it('survive the edit of another field byte for byte', () => {
      const draft = draftAfter({ name: 'Bia' });
      assert.deepEqual(draft.update.put, { fields: ['Name'], name: 'Bia' });
    });

    it('count as untouched with values that the API gave before', () => {
      const first = baseline();
      const second = moveBaseline(first, body({ customFields: {}, portfolioIds: [], portfolioNames: [] }));
      assert.deepEqual(errorsOf(draftOf(second, first.text)), []);
    });
  });

  describe('phones', () => {
    it('in another form are no change', () => {
      assert.deepEqual(draftAfter({ phoneNumber: '11 99999-0000' }).changes, []);
    });

    it('that are no numbers are errors', () => {
      assert.deepEqual(errorPlaces(draftAfter({ phoneNumber: '12' })), ['phoneNumber/']);
    });

    it('with privacy ids or empty are left alone', () => {
      for (const phoneNumber of ['', null, '123@lid.invalid']) {
        const draft = draftAfter({ name: 'Bia' }, baseline({ phoneNumber }));
        assert.deepEqual(errorsOf(draft), []);
        assert.deepEqual(draft.update.put?.fields, ['Name']);
      }
    });
  });
});
