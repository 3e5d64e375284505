import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findContactId } from '../../../src/core/identity/contactId';
import { readEmail } from '../../../src/core/identity/email';
import { contactMentionAt, findMentions, mentionAt } from '../../../src/core/identity/mentions';
import { readPhone } from '../../../src/core/identity/phones/phone';
import { cpuMs } from '../../support/cpuTime';

const A = '0f8e6a3c-1111-4222-8333-444455556666';
const B = 'ffffffff-aaaa-4bbb-8ccc-dddddddddddd';
const MEGABYTE = 1_000_000;

/** The contacts that a line speaks of: ids and phones that its words, names or paths call a contact's. */
function contactsIn(line: string, enclosing = ''): string[] {
  return findMentions(line, enclosing)
    .filter(({ isContact }) => isContact)
    .map(({ value }) => value);
}

describe('a mention of a contact by its ID', () => {
  const speaking: readonly string[] = [
    `contactId=${A}`,
    `{"contactId":"${A}","companyId":"${B}"}`,
    `"contact_id": "${A.toUpperCase()}",`,
    `CONTACT_ID='${A}'`,
    `contactid: ${A}`,
    `idContato = "${A}"`,
    `idcontato=${A}`,
    `GET /core/v1/contact/${A}?IncludeDetails=Tags 200`,
    `PUT https://api.wts.chat/core/v2/contact/${A}`,
    `/contact/${A}/tags/${B}`,
    `https://app.example/contatos/${A}/editar`,
    `wts://production/${A}/Ana%20Souza.wts`,
    `contato ${A} atualizado`,
    `Contato não encontrado: ${A}`,
    `[contact] saved, id: ${A}`,
    `{"eventType":"CONTACT_UPDATE","content":{"id":"${A}"`,
    `{"contact":{"id":"${A}","companyId":"${B}"}}`,
    `await getContact('${A}')`,
    `if (contact?.id === "${A}") {`,
    `contactId = uuid.parse("${A}")`,
    `contact_id: UUID = UUID('${A}')`,
    `var contactId = new Guid("${A}");`,
    `let contact_id = Uuid::parse_str("${A}")`,
    `new Contact(UUID.fromString("${A}"))`,
    `select * from messages where contact_id = '${A}'`,
    `curl --contact-id ${A}`,
    `?q=%22&contactId=%22${A}%22`,
    `${A} is not a contact of this account`,
    `company ${B} has the contact ${A}`,
  ];
  for (const line of speaking) {
    it(`is seen in ${line}`, () => {
      assert.deepEqual(contactsIn(line), [A]);
    });
  }

  it('is seen in each entry of a list', () => {
    assert.deepEqual(contactsIn(`contactIds: ["${A}", "${B}"], tagIds: ["${A}"]`), [A, B]);
  });

  for (const [enclosing, line] of [
    ['  "contactIds": [', `    "${A}",`],
    ['"contact": {', `  "id": "${A}",`],
    ['contato:', `  id: ${A}`],
    ['const contact = {', `  id: '${A}',`],
  ] as const) {
    it(`is seen on the line after ${enclosing}`, () => {
      assert.deepEqual(contactsIn(line, enclosing), [A]);
    });
  }

  const quiet: readonly string[] = [
    A,
    `id: ${A}`,
    `companyId=${A}`,
    `{"tagIds":["${A}","${B}"]}`,
    `contact saved, requestId=${A}`,
    `contact saved (trace: ${A})`,
    `{ contact: 'Ana', xyz: '${A}' }`,
    `contactOwnerId=${A}`,
    `companyId = uuid.parse("${A}")`,
    `contact = load(request, UUID.fromString("${A}"))`,
    `contactId = trace("${A}")`,
    `contactId = lookup("${A}")`,
    `uuid.parse("${A}")`,
    `contactless-payment ${A}`,
    `https://contacts.example/users/${A}`,
    `the company of the contact is company ${A}`,
    `contact_id=x${A}`,
    `contact_id=${A}0`,
  ];
  for (const line of quiet) {
    it(`is not seen in ${line}`, () => {
      assert.deepEqual(contactsIn(line), []);
    });
  }

  for (const [enclosing, line] of [
    ['"tagIds": [', `  "${A}",`],
    ['"contact": {', `  "companyId": "${A}",`],
    ['if (isContact) {', `  trace('${A}')`],
  ] as const) {
    it(`is not seen in ${line.trim()} after ${enclosing}`, () => {
      assert.deepEqual(contactsIn(line, enclosing), []);
    });
  }

  it('stands where VS Code counts it to be, behind emoji and accents', () => {
    const line = `👩🏽‍💻 não: contato=${A}`;
    const [mention] = findMentions(line);
    assert.equal(line.slice(mention?.start, mention?.end), A);
  });
});

describe('a mention of a contact by its phone', () => {
  for (const line of [
    'contact +55 11 99999-0000 not found',
    'contato (11) 99999-0000',
    'contact Ana 5511999990000',
    'phone=11999990000',
    'phone:5511999990000',
    '"phoneNumber":"+55|11999990000"',
    'telefone: (11) 99999-0000.',
    'GET /core/v1/contact/phonenumber/5511999990000 200',
    'contact Ana (11999990000)',
  ]) {
    it(`is seen in ${line}`, () => {
      assert.deepEqual(contactsIn(line), ['+55|11999990000']);
    });
  }

  it('is seen as ten bare digits after the name of a phone alone', () => {
    assert.deepEqual(contactsIn('phone=1133330000'), ['+55|1133330000']);
    assert.deepEqual(contactsIn('contact 1133330000'), []);
  });

  for (const line of [
    'contact saved at 1763831000',
    'contact 1763831000123',
    'contact 2026-11-22T17:08:41.123456Z',
    'contact paid R$ 11999990000',
    'contact paid R$ 1.199.999,00',
    'contact paid 11999990000.50',
    'contact paid 11999990000,00',
    'contact 2026-11-22 17:08:41',
    'order 11999990000',
    'contact/orders/11999990000',
    'cpf=11999990000 contact',
    'contact 192.168.100.100',
    'contact 11999990000-1',
    'contact 119999900001',
  ]) {
    it(`is not seen in ${line}`, () => {
      assert.deepEqual(contactsIn(line), []);
    });
  }
});

describe('what stands at the cursor', () => {
  const at = (line: string, offset: number): string | undefined => mentionAt(line, offset)?.value;

  it('is the ID or phone under it, whatever the words around', () => {
    const line = `x ${A} and ${B} call 1133330000`;
    assert.equal(at(line, 2), A);
    assert.equal(at(line, 2 + A.length), A);
    assert.equal(at(line, line.indexOf(B) + 5), B);
    assert.equal(at(line, line.length - 1), '+55|1133330000');
  });

  it('is never another one of the line', () => {
    const line = `first ${A} ............ then ${B} at 1763831000`;
    for (const place of ['first', '......', 'then', 'at']) {
      assert.equal(at(line, line.indexOf(place) + 2), undefined, place);
    }
    assert.equal(at(line, line.length), '+55|1763831000');
  });

  it('is nothing on a line without either', () => {
    assert.equal(at('nothing here', 3), undefined);
    assert.equal(at('', 0), undefined);
  });
});

describe('a line that nobody wrote by hand', () => {
  const lines: Readonly<Record<string, string>> = {
    'digits only': '1'.repeat(MEGABYTE),
    'hexadecimal digits only': 'a1'.repeat(MEGABYTE / 2),
    'spaces only': ' '.repeat(MEGABYTE),
    'phones begun and never ended': '+55 (11) 9999'.repeat(MEGABYTE / 13),
    'names begun and never ended': 'contact.contact?'.repeat(MEGABYTE / 16),
    'phones behind brackets': '(((((11) 99999-0000 '.repeat(MEGABYTE / 20),
    'opening brackets only': '=([{('.repeat(MEGABYTE / 5),
    'ids without end': `contactId=${A},`.repeat(MEGABYTE / 47),
  };
  for (const [what, line] of Object.entries(lines)) {
    it(`is read in no time: ${what}`, async () => {
      const took = await cpuMs(() => {
        findMentions(line);
        mentionAt(line, MEGABYTE / 2);
        contactMentionAt(line, MEGABYTE / 2, line);
      });
      assert.ok(took < 1_000, `${took} ms`);
    });
  }

  it('is read around the place that is asked for', () => {
    const line = `${'x'.repeat(MEGABYTE)} contactId=${A} ${'y'.repeat(MEGABYTE)}`;
    const offset = line.indexOf(A) + 3;
    assert.equal(contactMentionAt(line, offset, '')?.start, line.indexOf(A));
    assert.equal(contactMentionAt(line, 5, ''), undefined);
  });

  it('has no phone that is the end or the beginning of a longer number, wherever it is asked for', () => {
    const longer = '123456789011999990000';
    const line = `${'x '.repeat(1_500)}${longer} ${longer.split('').reverse().join('')}${' y'.repeat(1_500)}`;
    for (const reach of [-2_100, -2_000, 2_000, 2_100]) {
      for (let inside = 0; inside < 2 * longer.length; inside++) {
        assert.equal(mentionAt(line, 3_000 + inside + reach), undefined, `${reach} ${inside}`);
      }
    }
    const cut = `${'y '.repeat(9_994)}n=11999990000${longer}`;
    assert.deepEqual(findMentions(cut), []);
  });

  it('never fails, and every mention is what stands there', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.uuid(),
      fc.constantFrom(
        'contact',
        'contato',
        'Id',
        '=',
        '": "',
        '/',
        '+55',
        '(11) 99999-0000',
        '5511999990000',
        '👩🏽‍💻',
        'ção',
        '\u202E',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const line = pieces.join('');
        for (const { kind, value, start, end } of findMentions(line)) {
          const text = line.slice(start, end);
          if (kind === 'id') assert.equal(text.toLowerCase(), value);
          else assert.ok(value.replace(/\D/g, '').endsWith(text.replace(/\D/g, '').slice(-8)));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('A long text of one kind', () => {
  const fastest = async (read: (text: string) => unknown, text: string): Promise<number> => {
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) times.push(await cpuMs(() => read(text)));
    return Math.min(...times);
  };
  const readers = { findMentions, findContactId, readEmail, readPhone };

  for (const piece of [
    '11 22 33 44 55 ',
    '+1 (22) 333-4 ',
    '(11) ',
    '11.22/33-44 ',
    '1 ',
    '+5 ',
    '([',
    '\\',
    '\\u',
    '%25',
    '&amp;',
    '=C3',
    '1\u200b',
    '\u001b[',
    '[1;',
    'a1b2-',
    'contact_id_',
    ',',
    '>',
    '@',
    ' ',
  ]) {
    it(`takes as long as its length says: ${JSON.stringify(piece)}`, async () => {
      const text = (length: number) => `x${piece.repeat(length / piece.length)}!`;
      for (const [name, read] of Object.entries(readers)) {
        await fastest(read, text(2_000));
        // Eight times as long: by the square it would be 64.
        assert.ok((await fastest(read, text(16_000))) < 24 * (await fastest(read, text(2_000))) + 1, name);
      }
    });
  }
});
