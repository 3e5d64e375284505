import assert from 'node:assert/strict';
import type { Json } from '../../../src/core/text/json';
import { baseline, body, parsedAfter, parsedOf, errorPlaces, errorsOf } from '../builders';

describe('The rules of the text for values by key', () => {
  describe('metadata', () => {
    const metadata = (values: Json | undefined, loaded = baseline()) =>
      parsedAfter({ metadata: values }, loaded);

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
      const parsed = metadata({ count: 5, deep: { a: 1 }, added: 'x' }, loaded);
      assert.deepEqual(errorsOf(parsed), []);
      assert.deepEqual(parsed.update.put?.metadata, { added: 'x' });
    });

    it('an empty key is an error at its row', () => {
      assert.deepEqual(errorPlaces(metadata({ crmId: '12345', source: 'import', '': 'x' })), ['metadata/']);
    });

    it('an empty key that was loaded can be removed', () => {
      const parsed = metadata({ a: '1' }, baseline({ metadata: { '': 'x', a: '1' } }));
      assert.deepEqual([errorsOf(parsed), parsed.update.put?.metadata], [[], { '': null }]);
    });

    it('keys such as __proto__ are keys like any other', () => {
      const base = baseline();
      const text = base.text.replace(
        '"crmId": "12345"',
        '"crmId": "12345", "__proto__": "p", "constructor": "c"',
      );
      const { put } = parsedOf(base, text).update;
      assert.equal(JSON.stringify(put?.metadata), '{"__proto__":"p","constructor":"c"}');
      assert.equal(({} as Record<string, unknown>)['p'], undefined);
    });
  });

  describe('UTM', () => {
    const loadedUtm = JSON.parse(body()) as { utm: Record<string, Json> };
    const utm = (values: Record<string, Json | undefined>) =>
      parsedAfter({ utm: JSON.parse(JSON.stringify({ ...loadedUtm.utm, ...values })) as Json });

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
      const parsed = utm({ source: undefined, medium: 'cpc' });
      assert.equal(parsed.update.put?.utm?.['source'], 'ads');
      assert.deepEqual(utm({ source: undefined }).changes, []);
    });

    it('null as a whole clears the seven and keeps the read-only ones', () => {
      const parsed = parsedAfter({ utm: null });
      assert.deepEqual(errorsOf(parsed), []);
      assert.deepEqual(parsed.changes, [{ field: 'utm', slot: 'source', before: 'ads', after: null }]);
      assert.equal(parsed.update.put?.utm?.['source'], null);
      assert.equal(parsed.update.put.utm['sourceId'], 'src-1');
    });

    it('loaded as null it can be set', () => {
      const parsed = parsedAfter({ utm: { source: 'flyer' } }, baseline({ utm: null }));
      assert.equal(parsed.update.put?.utm?.['source'], 'flyer');
      assert.equal(Object.hasOwn(parsed.update.put.utm, 'sourceId'), false);
    });

    it('its read-only keys and unknown keys are errors when changed', () => {
      assert.deepEqual(errorPlaces(utm({ sourceId: 'other' })), ['utm/sourceId']);
      assert.deepEqual(errorPlaces(utm({ gclid: 'x' })), ['utm/gclid']);
    });
  });
});
