import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  plainLabel,
  plainMarkdown,
  shortPlainLabel,
  withoutLinks,
} from '../../../src/host/errors/escapeUntrusted';

describe('a value of a contact as Markdown', () => {
  for (const [value, markdown] of [
    ['Ana Souza', 'Ana Souza'],
    ['[x](command:wts.openContact)', '\\[x\\]\\(command\\:wts\\.openContact\\)'],
    ['<img src=x>', '\\<img src\\=x\\>'],
    ['<command:wts.showLog>', '\\<command\\:wts\\.showLog\\>'],
    ['https://example.com', 'https\\:\\/\\/example\\.com'],
    ['&lt;b&gt;', '\\&lt\\;b\\&gt\\;'],
    ['$(trash)', '\\$\\(trash\\)'],
    ['a\n\n# b\u202Ec', 'a \\# b c'],
  ] as const) {
    it(`is the text ${JSON.stringify(value)}, and nothing else`, () => {
      assert.equal(plainMarkdown(value), markdown);
    });
  }

  it('has no sign of Markdown or HTML that is not escaped', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('\n', '\r', '\u2028', '\u202E', '👩', '\uD800'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const value = pieces.join('');
        const rest = plainMarkdown(value).replace(/\\[!-/:-@[-`{-~]/g, '');
        assert.doesNotMatch(rest, /[!-/:-@[-`{-~\n\r]/);
      }),
    );
  });

  it('is cut where nobody would read on, between characters', () => {
    assert.equal(plainMarkdown('👩'.repeat(300)), `${'👩'.repeat(200)}…`);
  });
});

describe('a value of a contact in a pick list', () => {
  it('draws no icon, and shows everything else as it is', () => {
    assert.equal(plainLabel('$(trash) Ana $ (1) <b>'), '\\$(trash) Ana $ (1) <b>');
  });

  it('keeps emoji of several parts whole', () => {
    assert.equal(plainLabel('Fábio 👩🏽‍💻'), 'Fábio 👩🏽‍💻');
  });

  it('is cut where its row says', () => {
    assert.equal(shortPlainLabel('Ana\nSouza', 5), 'Ana S…');
  });
});

describe('a sentence with words of the API, in a notification', () => {
  it('holds no link', () => {
    assert.equal(
      withoutLinks('Not taken: [x](command:wts.showLog).'),
      'Not taken: [x] (command:wts.showLog).',
    );
  });
});
