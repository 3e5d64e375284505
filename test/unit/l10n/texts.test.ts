import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { remarkTable } from '../../../src/sandbox/answers/remarks/remarkTable';
import { textsIn, sourceTexts } from './sourceTexts';

const BUNDLE = 'l10n/bundle.l10n.pt-br.json';
const MANIFEST_TEXTS = 'package.nls.json';
const MANIFEST_TRANSLATIONS = 'package.nls.pt-br.json';

/** The only call that takes its sentences from elsewhere, and that place. */
const FROM_TABLE = 'remarkTable[kind].text';
const tableTexts = Object.values(remarkTable).map(({ text }) => text);

const texts = sourceTexts('src');
const english = new Set([...texts.flatMap(({ text }) => text ?? []), ...tableTexts]);
const bundle = readTexts(BUNDLE);
const manifestTexts = readTexts(MANIFEST_TEXTS);
const manifestTranslations = readTexts(MANIFEST_TRANSLATIONS);

describe('The texts of the code', () => {
  it('are written out where they are used, so that they can be found', () => {
    assertNone(
      texts
        .filter(({ text, argument }) => text === undefined && argument !== FROM_TABLE)
        .map(({ place }) => place),
      'Give l10n.t the sentence itself, not a variable or a composed text, in',
    );
  });

  it('are all found: one in a call of either kind, and one in a template without parts', () => {
    const code =
      "vscode.l10n.t('a'); l10n.t(`b {0}`, f(l10n.t('c'))); l10n.t(`d ${x}`); other.t('e'); l10n.t(y);";
    assert.deepEqual(
      textsIn('x.ts', code).map(({ text }) => text),
      ['a', 'b {0}', 'c', undefined, undefined],
    );
  });

  it('all have a translation', () => {
    assertNone(
      [...english].filter((text) => !bundle.has(text)),
      `Translate in ${BUNDLE}`,
    );
  });

  it('have no translation that is left over', () => {
    assertNone(
      [...bundle.keys()].filter((text) => !english.has(text)),
      `No code uses these any more. Remove from ${BUNDLE}`,
    );
  });

  it('have translations with the same placeholders', () => {
    assertNone(
      [...bundle].filter(([text, translation]) => placeholders(text) !== placeholders(translation)),
      `Use the placeholders of the English text in ${BUNDLE}`,
    );
  });
});

describe('The texts of the manifest', () => {
  const used = [...readFileSync('package.json', 'utf8').matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);

  it('are all there: each %key% of package.json has its text', () => {
    assertNone(
      used.filter((key) => !manifestTexts.has(key)),
      `package.json uses these. Add to ${MANIFEST_TEXTS}`,
    );
  });

  it('are all used by package.json', () => {
    assertNone(
      [...manifestTexts.keys()].filter((key) => !used.includes(key)),
      `package.json does not use these. Remove from ${MANIFEST_TEXTS}`,
    );
  });

  it('all have a translation, and none is left over', () => {
    assertNone(
      [...manifestTexts.keys()].filter((key) => !manifestTranslations.has(key)),
      `Translate in ${MANIFEST_TRANSLATIONS}`,
    );
    assertNone(
      [...manifestTranslations.keys()].filter((key) => !manifestTexts.has(key)),
      `Remove from ${MANIFEST_TRANSLATIONS}`,
    );
  });

  it('have translations with the same code words and command links', () => {
    const differing = [...manifestTexts].filter(
      ([key, text]) => codeWords(text) !== codeWords(manifestTranslations.get(key) ?? ''),
    );
    assertNone(differing, `Keep code words and command links as they are in ${MANIFEST_TRANSLATIONS}`);
  });
});

describe('The pictures of the walkthrough', () => {
  it('hold no words that would have to be translated', () => {
    const names = ['Ana Souza', 'Ana Souza Lima', 'VIP'];
    const words = readdirSync('media/walkthrough').flatMap((file) =>
      [...readFileSync(`media/walkthrough/${file}`, 'utf8').matchAll(/<text[^>]*>([^<]*)</g)].map(
        ([, text = '']) => text,
      ),
    );
    assertNone(
      words.filter((text) => /[a-z]{3}/i.test(text) && !names.includes(text) && !/^[0-9a-f…-]+$/.test(text)),
      'Draw these',
    );
  });
});

describe('Every text and translation', () => {
  it('stands in the order of the alphabet, so that two additions seldom meet', () => {
    for (const file of [BUNDLE, MANIFEST_TEXTS, MANIFEST_TRANSLATIONS]) {
      const keys = [...readTexts(file).keys()];
      assert.deepEqual(keys, keys.toSorted(), `Sort the keys of ${file}`);
    }
  });

  it('has words in it', () => {
    const all = [...bundle, ...manifestTexts, ...manifestTranslations];
    assertNone(
      all.filter(([, text]) => text.trim() === ''),
      'These are empty',
    );
  });

  it('is one translation for one sentence, whatever its signs', () => {
    const first = new Map<string, string>();
    const others = [...bundle].filter(([text, translation]) => {
      const words = wordsOf(text);
      // A word or two may be a name in one place and an order in another.
      if (words.split(' ').length < 3) return false;
      const known = first.get(words) ?? translation;
      first.set(words, known);
      return wordsOf(known) !== wordsOf(translation);
    });
    assertNone(others, 'Say these as the sentence with the same words is said');
  });

  it('has one Portuguese word for one thing', () => {
    const retired: readonly (readonly [RegExp, string])[] = [
      [/visão do sandbox/i, 'exibição do sandbox'],
      [/\b(des)?lig(ar|ue|a) (?!com)/i, 'ativar, desativar'],
      [/ de novo\b/i, 'novamente'],
      [/em silêncio/i, 'silenciosamente'],
      [/não tem como/i, 'não permite'],
    ];
    const all = [...bundle.values(), ...manifestTranslations.values()];
    assertNone(
      retired.flatMap(([word, instead]) =>
        all.filter((text) => word.test(text)).map((text) => `${instead}: ${text}`),
      ),
      'Write the word that stands first',
    );
  });

  it('does without exclamation marks', () => {
    const all = [...english, ...bundle.values(), ...manifestTexts.values(), ...manifestTranslations.values()];
    assertNone(
      all.filter((text) => text.includes('!')),
      'Say these without an exclamation mark',
    );
  });
});

function readTexts(file: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}

/** `{0}` and `{name}`, each once, in a fixed order. */
function placeholders(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g))].toSorted().join(' ');
}

/** The words alone, in small letters: without placeholders and signs. */
function wordsOf(text: string): string {
  return text
    .replace(/\{\w+\}/g, '')
    .replace(/[^\p{L}\p{N}@]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function codeWords(text: string): string {
  return [...new Set(text.match(/`[^`]+`|\(command:[^)]+\)/g))].toSorted().join(' ');
}

function assertNone(offenders: readonly unknown[], whatToDo: string): void {
  const lines = offenders.map((offender) => `  ${JSON.stringify(offender)}`);
  assert.equal(offenders.length, 0, `${whatToDo}:\n${lines.join('\n')}\n`);
}
