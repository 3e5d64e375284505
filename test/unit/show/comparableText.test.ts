import assert from 'node:assert/strict';
import { comparableText } from '../../../src/core/show/comparableText';
import type { Json } from '../../../src/core/text/json';
import { body, contact, uuid } from '../builders';

const keysOf = (text: string): string[] => [...text.matchAll(/^ {2}"([^"]+)":/gm)].map(([, key = '']) => key);

describe('The text that a contact is compared by', () => {
  it('is the same for contacts that hold the same, however the API orders and escapes it', () => {
    const one = body({ customFields: { b: ['X', 'Y'], a: 'é' }, tagNames: ['VIP', 'Lead'] });
    const other = JSON.stringify(
      Object.fromEntries(
        Object.entries(
          contact({ customFields: { a: 'é', b: ['Y', 'X'] }, tagNames: ['Lead', 'VIP'] }),
        ).toReversed(),
      ),
    ).replace('é', '\\u00e9');
    assert.notEqual(one, other);
    assert.equal(comparableText(one), comparableText(other));
  });

  it('differs where one value differs, in that line alone', () => {
    const before = comparableText(body({ metadata: { crmId: '1', source: 'import' } })).split('\n');
    const after = comparableText(body({ metadata: { crmId: '2', source: 'import' } })).split('\n');
    assert.deepEqual(
      after.filter((line, index) => line !== before[index]),
      ['    "crmId": "2",'],
    );
  });

  it('differs where the order of what a custom field holds may mean something', () => {
    const compared = (strokes: Json) => comparableText(body({ customFields: { assinatura: strokes } }));
    assert.notEqual(compared({ strokes: [[1, 2, 3]] }), compared({ strokes: [[3, 2, 1]] }));
    assert.notEqual(compared([{ a: 1 }, 'b']), compared(['b', { a: 1 }]));
  });

  it('begins with the fields of the form and ends with what every account gives anew', () => {
    const keys = keysOf(comparableText(body({ zeta: 1 })));
    assert.deepEqual(keys.slice(0, 3), ['name', 'phoneNumber', 'email']);
    assert.deepEqual(keys.slice(-7), [
      'tagIds',
      'portfolioIds',
      'importedAt',
      'createdAt',
      'updatedAt',
      'companyId',
      'id',
    ]);
    assert.ok(keys.indexOf('zeta') > keys.indexOf('utm'));
  });

  it('holds every key and every value of the contact', () => {
    const held = JSON.parse(comparableText(body())) as Record<string, unknown>;
    assert.deepEqual(held, { ...contact(), tagNames: ['Lead', 'VIP'] });
  });

  it('keeps the digits of every number', () => {
    const long = '{"id":"x","customFields":{"a":1.50,"b":12345678901234567890}}';
    assert.match(comparableText(long), /"a": 1\.50,\n\s+"b": 12345678901234567890\n/);
  });

  it('holds a key named __proto__ as any other', () => {
    assert.match(comparableText('{"id":"x","metadata":{"__proto__":"a"}}'), /"__proto__": "a"/);
  });

  it('takes the last of two equal keys, as every reader of JSON does', () => {
    assert.equal(
      comparableText(`{"id":"${uuid(1)}","name":"A","name":"B"}`),
      `{\n  "name": "B",\n  "id": "${uuid(1)}"\n}\n`,
    );
  });

  it('is refused for what is no JSON object', () => {
    for (const wrong of ['', '[]', 'null', '{"id":', `{"id":${'['.repeat(5000)}${']'.repeat(5000)}}`])
      assert.throws(() => comparableText(wrong), Error, wrong.slice(0, 20));
  });
});
