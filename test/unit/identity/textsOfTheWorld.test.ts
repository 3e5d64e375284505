import assert from 'node:assert/strict';
import { findContactId } from '../../../src/core/identity/contactId';
import { findMentions, mentionAt } from '../../../src/core/identity/mentions';
import { readPhone } from '../../../src/core/identity/phones/phone';
import { readSearchTerms } from '../../../src/core/identity/searchTerms';
import { at, linked } from './mentionDoors';

const A = '0f8e6a3c-1111-4222-8333-444455556666';
const BARE = A.replaceAll('-', '');
const PHONE = '+55|11999990000';
const ESCAPE = '\u001b';

describe('a phone as the world writes it', () => {
  for (const [written, wire] of [
    ['+55 11 9 9999-0000', PHONE],
    ['(011) 99999-0000', PHONE],
    ['\u202a+55\u00a011\u00a099999\u20110000\u202c', PHONE],
    ['+55 (11) 9.9999-0000', PHONE],
    ['(0xx11) 99999-0000', PHONE],
    ['0 15 11 99999-0000', PHONE],
    ['0055 11 99999-0000', PHONE],
    ['11 9 9999-0000', PHONE],
    ['(11)99999.0000', PHONE],
    ['(11) 999 990 000', PHONE],
    ['11/99999-0000', PHONE],
    ['55|11999990000', PHONE],
    ['＋５５ １１ ９９９９９−００００', PHONE],
    ['+٥٥ ١١ ٩٩٩٩٩-٠٠٠٠', PHONE],
    ['+५५ ११ ९९९९९ ००००', PHONE],
    ['+55 11 99999\u22120000', PHONE],
    ['+55\u200b11\u00ad99999\u20130000', PHONE],
    ['+52 1 55 1234 5678', '+52|15512345678'],
    ['+54 9 11 2345-6789', '+54|91123456789'],
    ['+44 (0)20 7946 0958', '+44|2079460958'],
    ['+351 912 345 678', '+351|912345678'],
    ['5511999990000@s.whatsapp.net', PHONE],
    ['5511999990000:12@s.whatsapp.net', PHONE],
    ['5511999990000.0:7@s.whatsapp.net', PHONE],
    ['5215512345678@c.us', '+52|15512345678'],
    ['+5511999990000@s.whatsapp.net', PHONE],
    ['5511999990000_1@s.whatsapp.net', PHONE],
    ['+৫৫ ১১ ৯৯৯৯৯ ০০০০', PHONE],
    ['𝟏𝟏 𝟗𝟗𝟗𝟗𝟗-𝟎𝟎𝟎𝟎', PHONE],
    ['\ufe6255 11 99999-0000', PHONE],
    ['11\u00b799999\u00b70000', PHONE],
    ['+55 11 99999\u30fc0000', PHONE],
    ['+55 11 99999\uff5e0000', PHONE],
    ['0044 20 7946 0958', '+44|2079460958'],
    ['[11] 99999-0000', PHONE],
    ['+55 [11] 99999-0000', PHONE],
    ['(xx11) 99999-0000', PHONE],
    ['[0xx11] 99999-0000', PHONE],
    ['+52 (1) 55 1234 5678', '+52|15512345678'],
    ['+225 07 07 07 07 07', '+225|0707070707'],
  ] as const) {
    it(`is read in the field, in Find and in a text: ${written}`, () => {
      assert.equal(readPhone(written).wire, wire);
      assert.ok(readSearchTerms(written).phones.includes(wire));
      assert.equal(at(`telefone: ${written}, hoje`, written), wire);
      assert.deepEqual(linked(`telefone: ${written}, hoje`), [wire]);
      assert.deepEqual(linked(`2026-11-22 17:08:41 "phone":"${written}"`), [wire]);
    });
  }

  for (const [written, wire] of [
    ["'+5511999990000", PHONE],
    ['="5511999990000"', PHONE],
    ['=+5511999990000', PHONE],
    ['"5511999990000"', PHONE],
    ['5511999990000.0', PHONE],
    ['https://wa.me/5511999990000', PHONE],
    ['https://api.whatsapp.com/send?phone=5511999990000&text=Oi', PHONE],
    ['whatsapp://send?phone=14155550100', '+1|4155550100'],
    ['whatsapp:+5511999990000', PHONE],
    ['tel:+55-11-99999-0000', PHONE],
    ['tel:+5511999990000;ext=1', PHONE],
    ['sms:+5511999990000', PHONE],
    ['"\'5511999990000"', PHONE],
    ['=""5511999990000""', PHONE],
    ['"+5511999990000";', PHONE],
    ['5511999990000.00', PHONE],
    ['https://api.whatsapp.com/send/?text=Oi&phone=%2B5511999990000&app_absent=0', PHONE],
    ['https://www.wa.me/5511999990000', PHONE],
    ['fone: (11)99999-0000', PHONE],
    ['\u{1f4de} 5511999990000', PHONE],
    ['=T("5511999990000")', PHONE],
    ['=T("+55 (11) 99999-0000")', PHONE],
    ['=TEXT(5511999990000;"0")', PHONE],
    ['=TEXTO("5511999990000";"0")', PHONE],
    ['=HYPERLINK("https://wa.me/5511999990000";"Ana")', PHONE],
    ['=HYPERLINK("tel:+5511999990000","Ana")', PHONE],
    ['+5511999990000,', PHONE],
    ['<5511999990000>', PHONE],
    ['Tel.: (11) 99999-0000', PHONE],
    ['Fone/WhatsApp: (11) 99999-0000', PHONE],
    ['contato: (11) 99999-0000', PHONE],
    ['\u2022 (11) 99999-0000', PHONE],
    ['jid:5511999990000@s.whatsapp.net', PHONE],
    ['sms:+5511999990000?body=Oi', PHONE],
    ['TEL;TYPE=CELL:+55-11-99999-0000', PHONE],
    ['item1.TEL;waid=5511999990000:+55-11-99999-0000', PHONE],
    ['http://api.whatsapp.com/send?phone=+55 11 99999-0000', PHONE],
  ] as const) {
    it(`is read in the field and in a text, with what stands around it: ${written}`, () => {
      assert.equal(readPhone(written).wire, wire);
      const digits = /\+?[\d()-]{10,}/.exec(written)?.[0] ?? '';
      assert.equal(at(`see ${written} now`, digits), wire);
    });
  }

  for (const [line, wire] of [
    [`"remoteJid":"5511999990000:12@s.whatsapp.net"`, PHONE],
    ['GET /core/v1/contact/phonenumber/%2B5511999990000 200', PHONE],
    ['GET /core/v1/contact/phonenumber/%2B55%7C11999990000 200', PHONE],
    ['{"phoneNumber":"\\u002B5511999990000"}', PHONE],
    ['{"phoneNumber":"\\u002B55|11999990000"}', PHONE],
    ['phone=%252B5511999990000', PHONE],
    ['phone: &#43;5511999990000', PHONE],
    ['phone:\\t5511999990000\\n', PHONE],
    [`phone ${ESCAPE}[36m5511999990000${ESCAPE}[39m ok`, PHONE],
    ['phone=3D5511999990000', PHONE],
    ['phone: (11)&nbsp;99999&#8209;0000', PHONE],
    ['chat https://wa.me/14155550100?text=Oi', '+1|4155550100'],
    ['17:08:41 phone 11 99999-0000', PHONE],
    ['phone=\\0535511999990000', PHONE],
    ['phone: \\0425511999990000\\042', PHONE],
    ['GET /find?phone=%2B55+11+99999-0000 200', PHONE],
    ['GET /find?phone=+55+11+99999-0000&page=1 200', PHONE],
    ['GET /find?phone=%2811%29+99999-0000 200', PHONE],
    ['phone|5511999990000|ok', PHONE],
    ['phone = 5511999990000L;', PHONE],
    ['phone: 5511999990000n,', PHONE],
  ] as const) {
    it(`is found in a text inside a text: ${JSON.stringify(line)}`, () => {
      assert.deepEqual(linked(line), [wire]);
    });
  }

  for (const line of [
    'phone 123@lid',
    '"remoteJid":"120363000000000000@g.us"',
    '"remoteJid":"5511999990000-1612345678@g.us"',
    '"lid":"55119999900001@lid"',
    'contact 5511999990000@example.com',
  ]) {
    it(`is none of a group, a privacy id or an e-mail: ${line}`, () => {
      assert.deepEqual(findMentions(line), []);
    });
  }

  it('is of another country taken with a hint at most', () => {
    for (const written of ['+52 1 55 1234 5678', '+52|15512345678', '+54|91123456789', '+54 11 2345-6789']) {
      assert.deepEqual(
        [readPhone(written).problem, readPhone(written).warnings.length <= 1],
        [undefined, true],
      );
    }
    assert.equal(readPhone('+52|15512345678').wire, '+52|15512345678');
  });
});

describe('a number that a spreadsheet has shortened', () => {
  for (const written of ['5,51199999E+12', '5.51199999e12', '"5,51199999E+12"']) {
    it(`is none, and is told why: ${written}`, () => {
      const { wire, problem } = readPhone(written);
      assert.equal(wire, undefined);
      assert.match(problem ?? '', /A spreadsheet has shortened this number/);
      assert.deepEqual(linked(`telefone: ${written}`), []);
    });
  }
});

describe('an ID as the world writes it', () => {
  for (const hyphen of [
    '\u2010',
    '\u2011',
    '\u2013',
    '\u2212',
    '\u2014',
    '\ufe63',
    '\uff0d',
    '-\u00ad',
    '-\u200b',
    '\u00ad',
    '%2D',
    '=2D',
    '&#45;',
    '&hyphen;',
    '\\u2011',
    '\u1806',
    '\u05be',
    '-\u034f',
    '-&zwnj;',
    '-<wbr>',
  ]) {
    it(`is read with ${JSON.stringify(hyphen)} between its digits`, () => {
      const written = A.replaceAll('-', hyphen);
      assert.deepEqual(findContactId(written), { id: A });
      assert.deepEqual(findContactId(`contact: ${written}`), { id: A });
      assert.equal(at(`contato ${written} ok`, written), A);
      assert.deepEqual(linked(`contactId=${written}`), [A]);
      assert.equal(readSearchTerms(written).id, A);
    });
  }

  for (const line of [
    `{\\u0022contactId\\u0022:\\u0022${A}\\u0022}`,
    `{\\"contactId\\":\\"${A}\\"}`,
    `{\\\\\\"contactId\\\\\\":\\\\\\"${A}\\\\\\"}`,
    `contactId=\\x22${A}\\x22`,
    `contactId:\\n${A}\\n`,
    `contactId\\t${A}\\tok`,
    `contactId=${ESCAPE}[33m${A}${ESCAPE}[39m`,
    `contactId=[33m${A}[39m`,
    `contactId=\\u001b[1;33m${A}\\u001b[0mok`,
    `contactId=\\x1b[33m${A}\\x1b[0m`,
    `contactId=\u009b33m${A}\u009b0m`,
    `contactId=${ESCAPE}(B${A}`,
    `contactId=${A.slice(0, 20)}=\r\n${A.slice(20)}`,
    `contactId=0f8e6a3c-${ESCAPE}[01;31m1111${ESCAPE}[0m-4222-8333-444455556666`,
    `?q=%2522contactId%2522:%2522${A}%2522`,
    `?contactId%3D${A}`,
    `contactId=3D${A}`,
    `contactId=&quot;${A}&quot;`,
    `contactId=&#x22;${A}&#34;`,
    `contactId=%E2%80%8B${A}`,
    `contactId=${BARE}`,
    `{"contactId":"${BARE}"}`,
    `GET /contact/${BARE}/tags`,
    `contactId=\\042${A}\\042`,
    `contactId\\072\\011${A}\\012`,
    `contactId=${A.replaceAll('-', '\\055')}`,
    `contactId=0x${BARE}`,
    `contactId='\\x${BARE}'`,
    `contactId=０ｆ８ｅ６ａ３ｃ-1111-4222-8333-444455556666`,
  ]) {
    it(`is found in ${JSON.stringify(line)}`, () => {
      assert.deepEqual(linked(line), [A]);
      assert.deepEqual(findContactId(line), { id: A });
      const [mention] = findMentions(line);
      assert.equal(mentionAt(line, (mention?.start ?? 0) + 3)?.value, A);
    });
  }

  for (const typed of [BARE, ` ${BARE.toUpperCase()} `, `"${BARE}"`, `{${BARE}}`, A.replace('-', '')]) {
    it(`is opened alone in the box: ${typed}`, () => {
      assert.deepEqual(findContactId(typed), { id: A });
    });
  }

  it('is one that begins like an escape of its notation', () => {
    for (const id of [`3d1b9d6b${A.slice(8)}`, `3D1B9D6B${A.slice(8)}`, `2B1b9d6b${A.slice(8)}`]) {
      assert.deepEqual(linked(`contactId=${id}`), [id.toLowerCase()]);
    }
    for (const id of [`04212345${A.slice(8)}`, `05512345${A.slice(8)}`]) {
      assert.equal(at(`C:\\contacts\\${id}`, id), id);
    }
    assert.equal(at(`C:\\contacts\\f${A.slice(1)}`, `f${A.slice(1)}`), `f${A.slice(1)}`);
  });
});
