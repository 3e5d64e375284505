import assert from 'node:assert/strict';
import { enclosingLine } from '../../../src/core/text/enclosingLine';

describe('the line that opens what a line stands in', () => {
  const cases: readonly (readonly [what: string, text: string, opener: string])[] = [
    ['the key of an object', '{\n  "contact": {\n    "name": "Ana",\n    "id": "x"', '  "contact": {'],
    ['the key of a list', '"contactIds": [\n  "a",\n\n  "x"', '"contactIds": ['],
    ['the nearest of several', 'a:\n  b:\n    c: 1\n  d:\n    x', '  d:'],
    ['the key of a YAML list that is not indented', 'contacts:\n- a\n- x', 'contacts:'],
    ['nothing for a line at the margin', 'contact\nx', ''],
    ['nothing for the first line', '  x', ''],
  ];
  for (const [what, text, opener] of cases) {
    it(`is ${what}`, () => {
      const lines = text.split('\n');
      assert.equal(
        enclosingLine((line) => lines[line] ?? '', lines.length - 1),
        opener,
      );
    });
  }

  it('is looked for a few lines up, not through a whole file', () => {
    let looks = 0;
    const lineAt = (line: number): string => {
      looks += 1;
      return line === 0 ? 'contact' : '  x';
    };
    assert.equal(enclosingLine(lineAt, 100_000), '');
    assert.ok(looks < 100);
  });
});
