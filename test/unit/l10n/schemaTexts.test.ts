import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    typeof part === 'string' && (key === 'title' || key === 'description') ? [part] : textsOf(part),
  );
}

describe('The texts of the contact schema', () => {
  const english = [...new Set(textsOf(read('src/core/validation/contact.schema.json')))];
  const translations = read('l10n/contact.schema.pt-br.json') as Record<string, string>;

  it('all have a translation, and none is left over', () => {
    assert.deepEqual(Object.keys(translations), english.toSorted());
  });

  it('are called the same in the form', () => {
    const bundle = read('l10n/bundle.l10n.pt-br.json') as Record<string, string>;
    const differing = english.filter((text) => text in bundle && bundle[text] !== translations[text]);
    assert.deepEqual(differing, []);
  });

  it('keep every word of code', () => {
    const codeOf = (text: string): string =>
      [...new Set(text.match(/\bnull\b|\b[a-z]+(?:Ids?|Url|Number|_[a-z]+)\b|\b[A-Z]+(?:_[A-Z]+)+\b/g))]
        .toSorted()
        .join(' ');
    const differing = english.filter((text) => codeOf(text) !== codeOf(translations[text] ?? ''));
    assert.deepEqual(differing, []);
  });
});
