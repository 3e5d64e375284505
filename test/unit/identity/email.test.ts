import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readEmail } from '../../../src/core/identity/email';

describe('an e-mail address', () => {
  for (const [typed, wire] of [
    ['ana@example.com', 'ana@example.com'],
    ['ana@example.com\u00a0', 'ana@example.com'],
    ['\u200bana@example.com\ufeff', 'ana@example.com'],
    ['mailto:ana@example.com', 'ana@example.com'],
    ['MAILTO:ana@example.com?subject=Oi', 'ana@example.com'],
    ['Ana <ana@example.com>', 'ana@example.com'],
    ['"Souza, Ana" <ana@example.com>;', 'ana@example.com'],
    ['<mailto:ana@example.com>', 'ana@example.com'],
    ['ana＠example．com', 'ana@example.com'],
    ['ana@example\u3002com', 'ana@example.com'],
    ['ana@example.com;', 'ana@example.com'],
    ['“ana@example.com”', 'ana@example.com'],
    ['(ana@example.com)', 'ana@example.com'],
    ['E-mail: ana@example.com', 'ana@example.com'],
    ['ana@example.com (Ana)', 'ana@example.com'],
    ['[ana@example.com](mailto:ana@example.com)', 'ana@example.com'],
    ['mailto:ana%40example.com', 'ana@example.com'],
    ["o'neil+tag@mail.example.com", "o'neil+tag@mail.example.com"],
  ] as const) {
    it(`is ${wire} in ${JSON.stringify(typed)}`, () => {
      assert.deepEqual(readEmail(typed), { wire, problem: undefined, warning: undefined });
    });
  }

  for (const [typed, ascii] of [
    ['joão@example.com', ''],
    ['ana@praça.example', 'xn--praa-2oa.example'],
    ['joa\u0303o@example.com', ''],
    ['用户@例子.example', 'xn--fsqu00a.example'],
  ] as const) {
    it(`is taken with a warning when it has letters like those of ${typed}`, () => {
      const { wire, problem, warning } = readEmail(typed);
      assert.deepEqual([wire, problem], [typed.normalize('NFC'), undefined]);
      assert.match(warning ?? '', /^Not every mail server/);
      assert.ok((warning ?? '').includes(ascii === '' ? 'as typed.' : `also written ${ascii}.`), warning);
    });
  }

  for (const [typed, why] of [
    ['ana', 'The @ is missing.'],
    ['ana@-example.com', 'A part of the domain begins or ends with a hyphen.'],
    ['ana@example.com, bia@example.com', 'There are several @. Write only one address.'],
    ['ana@example,com', 'Write only one address, without ",".'],
    ['ana @example.com', 'There is a space in it.'],
    [
      'Ana ana@example.com',
      'There is more in it than an address. If ana@example.com is meant, write only that.',
    ],
    ['@example.com', 'A part before or after the @ is missing.'],
    ['ana@', 'A part before or after the @ is missing.'],
    ['ana..souza@example.com', 'A dot stands where none can.'],
    ['ana@example.com.', 'A dot stands where none can.'],
    ['a@b', 'The part after the @ needs a dot, as in example.com.'],
    ['ana@exa_mple.com', '"_" cannot stand there.'],
    ['a(na@example.com', '"(" cannot stand there.'],
  ] as const) {
    it(`is told what is wrong with ${typed}`, () => {
      const problem = `This is not an e-mail address. ${why}`;
      assert.deepEqual(readEmail(typed), { wire: undefined, problem, warning: undefined });
    });
  }

  it('reads what it sends as the same, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), (typed) => {
        const { wire } = readEmail(typed);
        if (wire !== undefined) assert.equal(readEmail(wire).wire, wire);
      }),
    );
  });
});
