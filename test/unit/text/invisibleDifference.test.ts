import assert from 'node:assert/strict';
import { invisibleDifference } from '../../../src/core/text/invisibleDifference';
import { isVisible } from '../../../src/core/text/visibleText';

describe('a difference that nobody sees', () => {
  for (const [text, other, difference] of [
    ['Promoc\u0327a\u0303o', 'Promoção', 'U+0327, U+0303'],
    ['João', 'Joa\u0303o', 'U+0303'],
    ['João ', 'João', 'a space at the end'],
    ['João', ' João', 'a space at the start'],
    ['João', 'Jo\u200bão', 'U+200B'],
    ['a\r\nb', 'a\nb', 'line ends'],
    ['a\r\nb\u00ad', 'a\nb', 'line ends, U+00AD'],
    ['a\u00a0b', 'a b', 'U+00A0'],
    ['a  b', 'a b', 'the order of its accents, or its spaces'],
    ['می\u200cخواهم', 'میخواهم', 'U+200C'],
  ] as const) {
    it(`is named between ${JSON.stringify(text)} and ${JSON.stringify(other)}`, () => {
      assert.equal(invisibleDifference(text, other), difference);
      assert.equal(invisibleDifference(other, text)?.split(', ').length, difference.split(', ').length);
    });
  }

  for (const [text, other] of [
    ['João', 'João'],
    ['João', 'Joao'],
    ['a', 'A'],
    ['', 'a'],
    ['👩‍💻', '👩'],
  ] as const) {
    it(`is none between ${text} and ${other}`, () => {
      assert.equal(invisibleDifference(text, other), undefined);
    });
  }
});

describe('a text that nobody sees', () => {
  for (const text of [
    '',
    ' ',
    '\u3164',
    '\u2800',
    '\u00ad',
    '\u200b\ufeff',
    '\u115f\u1160',
    '\u00a0\t\n',
    '\u034f',
    '\u0000',
  ]) {
    it(`is ${JSON.stringify(text)}`, () => {
      assert.equal(isVisible(text), false);
    });
  }
  for (const text of ['.', '0', '王', '👩‍💻', '\u0301']) {
    it(`is not ${text}`, () => {
      assert.equal(isVisible(text), true);
    });
  }
});
