import assert from 'node:assert/strict';
import { phoneForms } from '../../../src/core/identity/phones/phoneForms';
import { readSearchTerms } from '../../../src/core/identity/searchTerms';
import { uuid } from '../builders';

describe('what is looked up for a typed text', () => {
  it('is the name, wherever the account has it', () => {
    assert.deepEqual(readSearchTerms('  Ana \n Souza '), {
      id: undefined,
      phones: [],
      filters: [{ textFilter: 'Ana Souza' }],
      tags: [],
    });
  });

  for (const typed of [
    '5511999990000',
    '11999990000',
    '(11) 99999-0000',
    '+55|11999990000',
    '\u202a+55 11 99999-0000',
  ]) {
    it(`is the whole phone ${JSON.stringify(typed)}, with and without the ninth digit`, () => {
      assert.deepEqual(readSearchTerms(typed), {
        id: undefined,
        phones: ['+55|11999990000', '+55|1199990000'],
        filters: [{ phoneNumber: '+55|11999990000' }],
        tags: [],
      });
    });
  }

  it('is the digits of a piece of a phone, which a name may hold as well', () => {
    assert.deepEqual(readSearchTerms('99999-00').filters, [
      { phoneNumber: '9999900' },
      { textFilter: '99999-00' },
    ]);
  });

  it('is a mobile number without its area code also without the ninth digit', () => {
    assert.deepEqual(readSearchTerms('99999-0001').filters, [
      { phoneNumber: '999990001' },
      { phoneNumber: '99990001' },
      { textFilter: '99999-0001' },
    ]);
    assert.equal(readSearchTerms('9999-0001').filters.length, 2);
  });

  it('is the e-mail, whole or begun', () => {
    assert.deepEqual(readSearchTerms('ana@exa').filters, [{ email: 'ana@exa' }, { textFilter: 'ana@exa' }]);
  });

  it('is a handle as a name', () => {
    assert.deepEqual(readSearchTerms('@ana.souza').filters, [{ textFilter: '@ana.souza' }]);
  });

  it('is nothing but the ID of a text that holds one', () => {
    assert.deepEqual(readSearchTerms(`https://app.example/contacts/${uuid(1)}`), {
      id: uuid(1),
      phones: [],
      filters: [],
      tags: [],
    });
  });

  it('is the e-mail of what is copied with one', () => {
    for (const typed of ['Ana <ana@example.com>', 'mailto:ana@example.com', 'ana@example.com\u00a0']) {
      assert.deepEqual(readSearchTerms(typed).filters, [
        { email: 'ana@example.com' },
        { textFilter: 'ana@example.com' },
      ]);
    }
  });

  it('is the phone of a WhatsApp ID of a person, and of no other', () => {
    for (const typed of [
      '5511999990000@s.whatsapp.net',
      '5511999990000:12@s.whatsapp.net',
      '5511999990000@c.us',
    ]) {
      assert.deepEqual(readSearchTerms(typed).phones, ['+55|11999990000', '+55|1199990000']);
    }
    for (const typed of ['5511999990000@lid', '5511999990000-1612345678@g.us', '120363000000000000@g.us']) {
      assert.deepEqual(readSearchTerms(typed).phones, [], typed);
    }
  });

  it('is an ID with what nobody sees in it', () => {
    assert.equal(readSearchTerms(`${uuid(1).slice(0, 11)}\u200b${uuid(1).slice(11)}`).id, uuid(1));
  });

  it('is a name as it is, joiners included, without what turns the direction', () => {
    for (const name of ['علی\u200cرضا', '👩\u200d💻👨\u200d👩\u200d👧']) {
      assert.deepEqual(readSearchTerms(`\u202b${name}\u202c`).filters, [{ textFilter: name }]);
    }
  });

  it('is also the name without what nobody sees, and with its accents in one code', () => {
    assert.deepEqual(
      readSearchTerms('Joa\u0303o\u200b').filters,
      ['Joa\u0303o\u200b', 'Joa\u0303o', 'João'].map((textFilter) => ({ textFilter })),
    );
  });

  for (const typed of ['王伟', '😀😀😀', '😀😀', '田中', 'Ян', '김철', 'Ana']) {
    it(`is ${typed} while it is typed`, () => {
      assert.deepEqual(readSearchTerms(typed).filters, [{ textFilter: typed }]);
    });
  }

  for (const typed of ['Bo', 'Lu', '伟', '😀']) {
    it(`is ${typed} only on Enter`, () => {
      assert.deepEqual(readSearchTerms(typed).filters, []);
      assert.deepEqual(readSearchTerms(typed, 'enter').filters, [{ textFilter: typed }]);
    });
  }

  for (const typed of ['a', '11', '9', '--', '(11']) {
    it(`is nothing for ${typed}, on Enter neither`, () => {
      assert.deepEqual(readSearchTerms(typed, 'enter').filters, []);
    });
  }

  for (const typed of ['', '   ', 'an', '(11', '@@@@', '--- -', 'x'.repeat(300)]) {
    it(`is nothing for ${JSON.stringify(typed.slice(0, 10))}`, () => {
      assert.deepEqual(readSearchTerms(typed), { id: undefined, phones: [], filters: [], tags: [] });
    });
  }
});

describe('what is looked up for a typed #tag', () => {
  for (const [typed, tags, filters] of [
    ['#vip', ['vip'], [{}]],
    ['#', [''], [{}]],
    ['ana #vip', ['vip'], [{ textFilter: 'ana' }]],
    ['#"new customer" an', ['new customer'], [{ textFilter: 'an' }]],
    ['#"new cus', ['new cus'], [{}]],
    ['#a #b', ['a', 'b'], [{}]],
    ['room#3', [], [{ textFilter: 'room#3' }]],
  ] as const) {
    it(`is ${JSON.stringify(tags)} and ${JSON.stringify(filters)} for ${typed}`, () => {
      const terms = readSearchTerms(typed);
      assert.deepEqual([terms.tags, terms.filters], [tags, filters]);
    });
  }
});

describe('the forms of a phone', () => {
  for (const [wire, forms] of [
    ['+55|11999990000', ['+55|11999990000', '+55|1199990000']],
    ['+55|1199990000', ['+55|1199990000', '+55|11999990000']],
    ['+55|1133330000', ['+55|1133330000']],
    ['+1|4155550100', ['+1|4155550100']],
    ['+52|15512345678', ['+52|15512345678', '+52|5512345678']],
    ['+52|5512345678', ['+52|5512345678', '+52|15512345678']],
    ['+54|91123456789', ['+54|91123456789', '+54|1123456789']],
    ['+54|1123456789', ['+54|1123456789', '+54|91123456789']],
  ] as const) {
    it(`are ${forms.length} for ${wire}`, () => {
      assert.deepEqual(phoneForms(wire), forms);
    });
  }
});
