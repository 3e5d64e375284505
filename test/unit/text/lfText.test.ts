import assert from 'node:assert/strict';
import { offsetAt, positionAt, withLf } from '../../../src/core/text/lfText';

const LF = '{\n  "name": "Ana 🙂",\n\n  "email": null\n}\n';

describe('a text whose document has CRLF line ends', () => {
  it('is the one that was made, with LF', () => {
    assert.equal(withLf(LF.replaceAll('\n', '\r\n')), LF);
    assert.equal(withLf(LF), LF);
  });

  it('has each place on the line and at the character where its document has it', () => {
    for (let offset = 0; offset <= LF.length; offset++) {
      const { line, character } = positionAt(LF, offset);
      const inDocument = LF.replaceAll('\n', '\r\n').split('\r\n');
      const before = inDocument.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
      assert.equal(before + character, offset);
      assert.ok(character <= (inDocument[line] ?? '').length, String(offset));
      assert.equal(offsetAt(LF, { line, character }), offset);
    }
  });

  it('ends where a place beyond its end would be', () => {
    assert.equal(offsetAt(LF, { line: 99, character: 1 }), LF.length);
    assert.equal(offsetAt('{}', { line: 0, character: 9 }), 2);
  });
});
