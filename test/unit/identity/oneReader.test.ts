import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findContactId } from '../../../src/core/identity/contactId';
import { mentionInText } from '../../../src/core/identity/openedMention';
import { readPhone } from '../../../src/core/identity/phones/phone';
import { readSearchTerms } from '../../../src/core/identity/searchTerms';
import { at, linked } from './mentionDoors';

describe('one reader for all doors', () => {
  const digits = fc.stringMatching(/^9[6-9]\d{7}$/);
  const country = fc.constantFrom('', '+55 ', '+55', '55 ', '0055 ', '(+55) ', '+55-', '+55.');
  const area = fc.constantFrom('11', '(11)', '(011)', '(0xx11)', '(55)', '85', '21');
  const gap = fc.constantFrom('', ' ', '-', '.', '\u00a0', ' - ');
  const dash = fc.constantFrom('-', ' ', '.', '', '\u2011', '\u2013', '\u2212');
  const phones = fc
    .tuple(country, area, gap, digits, fc.boolean(), dash)
    .map(([before, code, between, number, isApart, joint]) => {
      const first = isApart ? `9 ${number.slice(1, 5)}` : number.slice(0, 5);
      const trunk = before === '' ? code : code.replace(/0(?:xx)?/, '');
      return `${before}${trunk}${between}${first}${joint}${number.slice(5)}`;
    });
  const wide = (text: string): string =>
    text.replace(/[!-~]/g, (plain) => String.fromCharCode(plain.charCodeAt(0) + 0xfee0));
  const disguises = fc.constantFrom<(text: string) => string>(
    (text) => text,
    wide,
    (text) => text.split('').join('\u200b'),
    (text) => `\u202a${text}\u202c`,
  );

  it('what the field reads as a phone, a text has a mention of', () => {
    fc.assert(
      fc.property(
        phones,
        disguises,
        fc.constantFrom('phone: ', 'telefone "', '{"phoneNumber":"'),
        (plain, disguise, lead) => {
          const written = disguise(plain);
          const { wire } = readPhone(written);
          if (wire === undefined) return;
          const line = `${lead}${written}", then`;
          assert.deepEqual(linked(line), [wire], line);
          assert.equal(at(line, written), wire, line);
          assert.ok(readSearchTerms(written).phones.includes(wire), line);
          const mention = mentionInText(written);
          assert.ok(mention !== undefined && 'value' in mention && mention.value === wire, line);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads most of those writings', () => {
    const read = fc.sample(phones, 300).filter((written) => readPhone(written).wire !== undefined);
    assert.ok(read.length > 250, String(read.length));
  });

  it('what the box reads as an ID, a text has a mention of', () => {
    const hyphens = fc.constantFrom('-', '\u2011', '\u2212', '-\u200b', '\u00ad-', '');
    fc.assert(
      fc.property(fc.uuid(), hyphens, disguises, (id, hyphen, disguise) => {
        const written = disguise(id.replaceAll('-', hyphen));
        assert.deepEqual(findContactId(written), { id });
        assert.deepEqual(linked(`{"contactId":"${written}","at":1763831000}`), [id]);
        assert.equal(readSearchTerms(written).id, id);
      }),
      { numRuns: 200 },
    );
  });
});
