import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asTyped, withLineEnds } from '../../../src/webview/fields/lineEnds';

describe('the line ends of a text that is typed into', () => {
  for (const [before, typed, after] of [
    ['a\r\nb\nc\rd', 'a\nb!\nc\nd', 'a\r\nb!\nc\rd'],
    ['a\r\nb\nc', 'a\nb', 'a\r\nb'],
    ['a\nb\r\nc', 'a\nx\nb\nc', 'a\nx\nb\r\nc'],
    ['a\r\nb\nc', 'b\nc', 'b\nc'],
    ['a\r\nb', '', ''],
    ['a\nb', 'a\nb\nc', 'a\nb\nc'],
    ['a\r\nb', 'a\nb\nc', 'a\r\nb\r\nc'],
  ] as const) {
    it(`stay for ${JSON.stringify(before)} with ${JSON.stringify(typed)}`, () => {
      assert.equal(withLineEnds(before, typed), after);
    });
  }

  const texts = fc
    .array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r'), { maxLength: 12 })
    .map((parts) => parts.join(''));

  it('are all as they were when a letter was typed and deleted, anywhere', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (before, at) => {
        const shown = asTyped(before);
        const place = at % (shown.length + 1);
        const longer = withLineEnds(before, `${shown.slice(0, place)}x${shown.slice(place)}`);
        assert.equal(withLineEnds(longer, shown), before);
      }),
    );
  });

  it('never change what was typed', () => {
    fc.assert(
      fc.property(texts, texts, (before, wanted) => {
        assert.equal(asTyped(withLineEnds(before, asTyped(wanted))), asTyped(wanted));
      }),
    );
  });
});
