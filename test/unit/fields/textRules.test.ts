import assert from 'node:assert/strict';
import { moveBaseline } from '../../../src/core/changes/baseline';
import { parseContact } from '../../../src/core/changes/parsedContact';
import type { Json } from '../../../src/core/text/json';
import { locateProblem } from '../../../src/core/changes/textProblems';
import {
  baseline,
  body,
  changedFields,
  parsedAfter,
  parsedOf,
  errorPlaces,
  errorsOf,
  lists,
} from '../builders';

describe('The rules of the text', () => {
  describe('strict JSON', () => {
    const broken = (text: string) => {
      const parsed = parseContact(baseline(), text, lists());
      assert.equal(parsed.kind, 'broken');
      return parsed;
    };

    it('tells the line of a missing comma', () => {
      const parsed = broken('{\n  "id": "x"\n  "name": "y"\n}');
      assert.equal(parsed.line, 3);
      assert.match(parsed.message, /comma/);
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
      for (const depth of [300, 3_000, 200_000]) {
        broken(`{"id":"x","a":${'['.repeat(depth)}${']'.repeat(depth)}}`);
      }
    });

    it('refuses a key that stands there twice, and points to the second', () => {
      const text = baseline().text.replace('"email"', '"name": "Other",\n  "email"');
      const [problem] = errorsOf(parsedOf(baseline(), text));
      assert.equal(problem?.field, 'name');
      const { offset, length } = locateProblem(text, problem);
      assert.equal(text.slice(offset, offset + length), '"Other"');
    });

    it('refuses a key that stands twice deep inside', () => {
      const text = baseline().text.replace('"crmId": "12345"', '"crmId": "1", "crmId": "2"');
      const parsed = parsedOf(baseline(), text);
      assert.deepEqual(errorPlaces(parsed), ['metadata/crmId']);
      assert.match(errorsOf(parsed)[0]!.message, /twice/);
    });

    it('refuses a top-level key that was not loaded and is no field', () => {
      const parsed = parsedAfter({ nmae: 'Ana' });
      assert.deepEqual(errorPlaces(parsed), ['/nmae']);
      assert.equal(parsed.update.put, undefined);
    });
  });

  describe('untouched, set, cleared', () => {
    const values: Record<string, { set: Json; wire?: Json }> = {
      name: { set: 'Bia' },
      phoneNumber: { set: '(21) 99999-0000', wire: '+55|21999990000' },
      email: { set: 'a+b@x.technology' },
      instagram: { set: 'bia.invented' },
      annotation: { set: 'Line one\nline two 🎉' },
    };

    for (const [key, { set, wire }] of Object.entries(values)) {
      it(`${key}: as loaded it is not sent`, () => {
        const parsed = parsedAfter({}, baseline({ [key]: set }));
        assert.deepEqual(parsed.changes, []);
        assert.equal(parsed.update.put, undefined);
      });

      it(`${key}: changed it is sent alone`, () => {
        const { put } = parsedAfter({ [key]: set }).update;
        assert.deepEqual(put, { fields: put?.fields, [key]: wire ?? set });
        assert.equal(put.fields.length, 1);
        assert.equal(put.fields[0]?.toLowerCase(), key.toLowerCase());
      });

      it(`${key}: null and "" are sent as null`, () => {
        const loaded = baseline({ [key]: set });
        for (const empty of [null, '']) {
          const parsed = parsedAfter({ [key]: empty }, loaded);
          assert.deepEqual(parsed.update.put, { fields: parsed.update.put?.fields, [key]: null });
        }
      });

      it(`${key}: its key removed is not sent`, () => {
        assert.deepEqual(parsedAfter({ [key]: undefined }, baseline({ [key]: set })).changes, []);
      });

      it(`${key}: "" equals null`, () => {
        assert.deepEqual(parsedAfter({ [key]: '' }, baseline({ [key]: null })).changes, []);
        assert.deepEqual(parsedAfter({ [key]: null }, baseline({ [key]: '' })).changes, []);
      });

      it(`${key}: a value that is no text is an error`, () => {
        assert.deepEqual(errorPlaces(parsedAfter({ [key]: 5 })), [`${key}/`]);
      });
    }

    it('an invalid value that was loaded is a hint, and an error once it is changed', () => {
      const loaded = baseline({ email: 'a@b' });
      const untouched = parsedAfter({ name: 'Bia' }, loaded);
      assert.deepEqual(errorsOf(untouched), []);
      assert.deepEqual(
        untouched.problems.map(({ field, severity }) => [field, severity]),
        [['email', 'hint']],
      );
      assert.deepEqual(errorPlaces(parsedAfter({ email: 'a@c' }, loaded)), ['email/']);
    });
  });

  describe('status', () => {
    it('is set to one of its words', () => {
      assert.deepEqual(parsedAfter({ status: 'BLOCKED' }).update.put, {
        fields: ['Status'],
        status: 'BLOCKED',
      });
    });

    it('is never null', () => {
      assert.deepEqual(errorPlaces(parsedAfter({ status: null })), ['status/']);
      assert.deepEqual(errorPlaces(parsedAfter({ status: '' })), ['status/']);
    });

    it('is not sent when its key is removed', () => {
      assert.deepEqual(parsedAfter({ status: undefined }).changes, []);
    });

    it('keeps a loaded word that nobody knows, and takes no other such word', () => {
      const loaded = baseline({ status: 'PAUSED' });
      assert.deepEqual(errorsOf(parsedAfter({ name: 'Bia' }, loaded)), []);
      assert.deepEqual(errorPlaces(parsedAfter({ status: 'SLEEPING' }, loaded)), ['status/']);
    });
  });

  describe('read-only values', () => {
    it('are errors that name the key when they are changed', () => {
      const parsed = parsedAfter({ createdAt: '2020-01-01T00:00:00Z' });
      assert.deepEqual(errorPlaces(parsed), ['/createdAt']);
      assert.match(errorsOf(parsed)[0]!.message, /"createdAt" is read-only/);
    });

    it('are errors for every key that is no field, loaded keys unknown to us included', () => {
      const loaded = baseline({ brandNew: { deep: 1.5 } });
      for (const key of ['id', 'updatedAt', 'companyId', 'nameWhatsapp', 'origin', 'brandNew']) {
        assert.deepEqual(errorPlaces(parsedAfter({ [key]: 'else' }, loaded)), [`/${key}`]);
      }
      assert.deepEqual(errorPlaces(parsedAfter({ brandNew: { deep: 1.5 } }, loaded)), []);
    });

    it('count as untouched when the API gave them before', () => {
      const first = baseline();
      const second = moveBaseline(first, body({ updatedAt: '2026-05-05T00:00:00.0000000Z', name: 'Bia' }));
      const undone = parsedOf(second, first.text);
      assert.deepEqual(errorsOf(undone), []);
      assert.deepEqual(changedFields(undone), ['name']);
    });

    it('tell long numbers apart that JavaScript cannot', () => {
      const text = baseline().text.replace('"id"', '"serial": 12345678901234567890,\n  "id"');
      const loaded = moveBaseline(baseline(), text);
      assert.deepEqual(errorsOf(parsedOf(loaded, loaded.text)), []);
      const changed = loaded.text.replace('12345678901234567890', '12345678901234567891');
      assert.deepEqual(errorPlaces(parsedOf(loaded, changed)), ['/serial']);
    });
  });

  describe('write-only picture URL', () => {
    it('is absent unless the person sets it', () => {
      assert.deepEqual(parsedAfter({ pictureUrl: 'https://example.com/a.png' }).update.put, {
        fields: ['PictureUrl'],
        pictureUrl: 'https://example.com/a.png',
      });
    });

    it('is not sent when it is empty', () => {
      assert.deepEqual(parsedAfter({ pictureUrl: '' }).changes, []);
      assert.deepEqual(parsedAfter({ pictureUrl: null }).changes, []);
    });

    it('takes http and https alone', () => {
      assert.deepEqual(errorPlaces(parsedAfter({ pictureUrl: 'javascript:alert(1)' })), ['pictureUrl/']);
    });
  });

  describe('phones', () => {
    it('in another form are no change', () => {
      assert.deepEqual(parsedAfter({ phoneNumber: '11 99999-0000' }).changes, []);
    });

    for (const [stored, right] of [
      ['+55|011999990000', '+55|11999990000'],
      ['+551|1999990000', '+55|11999990000'],
      ['+5511999990000', '+55|11999990000'],
      ['+5511999990000', '(11) 99999-0000'],
      ['+55|011999990000', '(11) 99999-0000'],
      ['+1|12025550123', '+1|2025550123'],
      ['+7|89123456789', '+7|9123456789'],
    ] as const) {
      it(`that are stored as ${stored} can be put right as ${right}, and stay until they are`, () => {
        const wrong = baseline({ phoneNumber: stored });
        assert.deepEqual(parsedAfter({ name: 'Bia' }, wrong).update.put?.fields, ['Name']);
        const { update } = parsedAfter({ phoneNumber: right }, wrong);
        const phoneNumber = right.startsWith('(') ? '+55|11999990000' : right;
        assert.deepEqual(update.put, { fields: ['PhoneNumber'], phoneNumber });
      });
    }

    it('that are no numbers are errors', () => {
      assert.deepEqual(errorPlaces(parsedAfter({ phoneNumber: '12' })), ['phoneNumber/']);
    });

    it('with privacy ids or empty are left alone', () => {
      for (const phoneNumber of ['', null, '123@lid.invalid']) {
        const parsed = parsedAfter({ name: 'Bia' }, baseline({ phoneNumber }));
        assert.deepEqual(errorsOf(parsed), []);
        assert.deepEqual(parsed.update.put?.fields, ['Name']);
      }
    });
  });
});
