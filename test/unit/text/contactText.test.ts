import fc from 'fast-check';
import assert from 'node:assert/strict';
import { isBroken, readDocument, readSound } from '../../../src/core/text/contactDocument';
import {
  formatContact,
  removeMember,
  setMember,
  smallestReplacement,
} from '../../../src/core/text/contactText';

/** Everything but whitespace between tokens. */
function tokens(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_match, quoted?: string) => quoted ?? '');
}

describe('The contact text', () => {
  it('is formatted with two spaces and ends with a line break', () => {
    assert.equal(
      formatContact('{"id":"x","list":[1.50,{}]}'),
      '{\n  "id": "x",\n  "list": [\n    1.50,\n    {}\n  ]\n}\n',
    );
  });

  it('keeps every number and every escape as it is written', () => {
    const formatted = formatContact('{"a":1.50,"b":12345678901234567890,"c":1e400,"d":"\\u00e9 \\/ \\"  "}');
    for (const written of ['1.50', '12345678901234567890', '1e400', '"\\u00e9 \\/ \\"  "']) {
      assert.ok(formatted.includes(written), written);
    }
  });

  it('is formatted without a change of anything but whitespace', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, 8), (text, indent) => {
        const spread = JSON.stringify(JSON.parse(text), null, indent);
        assert.equal(tokens(formatContact(spread)), tokens(spread));
        assert.equal(formatContact(formatContact(spread)), formatContact(spread));
      }),
    );
  });

  it('is broken exactly when JSON.parse refuses it, or it is no object', () => {
    const mutated = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '"', '{', '}', '\\', '\u0000', '/', '0', '-', '.', 'e', ' '),
      )
      .map(
        ([text, at, piece]) =>
          `{"a":${text}}`.slice(0, at % (text.length + 6)) +
          piece +
          `{"a":${text}}`.slice((at % (text.length + 6)) + 1),
      );
    fc.assert(
      fc.property(mutated, (text) => {
        let isObject = false;
        try {
          const value: unknown = JSON.parse(text);
          isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
        } catch {
          isObject = false;
        }
        assert.equal(!isBroken(readDocument(text)), isObject, text);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a new value, a new key and the removal of a key without touching the rest', () => {
    const text = '{"first": 1.50,\n   "second" :[ 1 ],"__proto__":2}';
    assert.equal(
      setMember(readSound(text), 'second', 'null'),
      '{"first": 1.50,\n   "second" :null,"__proto__":2}',
    );
    assert.equal(
      setMember(readSound(text), 'new', '"x"'),
      '{"first": 1.50,\n   "second" :[ 1 ],"__proto__":2, "new": "x"}',
    );
    assert.equal(removeMember(readSound(text), '__proto__'), '{"first": 1.50,\n   "second" :[ 1 ]}');
    assert.equal(removeMember(readSound(text), 'first'), '{"second" :[ 1 ],"__proto__":2}');
    assert.equal(removeMember(readSound('{ "only": 1 }'), 'only'), '{}');
    assert.equal(setMember(readSound('{}'), 'only', '1'), '{\n  "only": 1\n}');
  });

  it('puts a new key on a line of its own in a formatted text', () => {
    assert.equal(setMember(readSound('{\n  "a": 1\n}\n'), 'b', '2'), '{\n  "a": 1,\n  "b": 2\n}\n');
  });

  describe('smallest replacement', () => {
    it('is none between equal texts', () => {
      assert.equal(smallestReplacement('a', 'a'), undefined);
    });

    it('turns one text into the other and never splits an emoji', () => {
      const piece = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', '\u{1FA00}', '🏽', '\n') });
      fc.assert(
        fc.property(piece, piece, (before, after) => {
          const change = smallestReplacement(before, after);
          if (change === undefined) {
            assert.equal(before, after);
            return;
          }
          const { offset, length, text } = change;
          assert.equal(before.slice(0, offset) + text + before.slice(offset + length), after);
          for (const half of [text, before.slice(offset, offset + length)]) {
            assert.doesNotThrow(() => encodeURIComponent(half));
          }
        }),
      );
    });

    it('touches only what differs', () => {
      assert.deepEqual(smallestReplacement('"name": "Ana"', '"name": "Anna"'), {
        offset: 11,
        length: 0,
        text: 'n',
      });
    });
  });
});
