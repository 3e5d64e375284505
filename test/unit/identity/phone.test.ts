import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { readPhone } from '../../../src/core/identity/phones/phone';

/** fast-check's own `binary` takes seconds to list all characters. */
const anyUnit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));

describe('readPhone', () => {
  const numbers: readonly [typed: string, wire: string, shown: string][] = [
    ['5511999990000', '+55|11999990000', '(11) 99999-0000'],
    ['11999990000', '+55|11999990000', '(11) 99999-0000'],
    ['(11) 99999-0000', '+55|11999990000', '(11) 99999-0000'],
    ['+55 11 99999-0000', '+55|11999990000', '(11) 99999-0000'],
    ['+55|11999990000', '+55|11999990000', '(11) 99999-0000'],
    ['+5511999990000', '+55|11999990000', '(11) 99999-0000'],
    ['(+55) 11 99999.0000', '+55|11999990000', '(11) 99999-0000'],
    ['011 99999-0000', '+55|11999990000', '(11) 99999-0000'],
    ['\u202a+55 11 99999\u20110000\u202c', '+55|11999990000', '(11) 99999-0000'],
    ['11 3333-0000', '+55|1133330000', '(11) 3333-0000'],
    ['551133330000', '+55|1133330000', '(11) 3333-0000'],
    ['(55) 99999-0000', '+55|55999990000', '(55) 99999-0000'],
    ['5555999990000', '+55|55999990000', '(55) 99999-0000'],
    ['0800 123 4567', '+55|8001234567', '0800 123 4567'],
    ['0055 11 99999-0000', '+55|11999990000', '(11) 99999-0000'],
    ['(00 55) 11 99999-0000', '+55|11999990000', '(11) 99999-0000'],
    ['005555999990000', '+55|55999990000', '(55) 99999-0000'],
    ['00 1 415 555 0100', '+1|4155550100', '+1 415 555 0100'],
    ['00351 912 345 678', '+351|912345678', '+351 912 345 678'],
    ['tel:+5511999990000', '+55|11999990000', '(11) 99999-0000'],
    ['TEL:+55-11-99999-0000', '+55|11999990000', '(11) 99999-0000'],
    ['tel:11999990000', '+55|11999990000', '(11) 99999-0000'],
    ['https://wa.me/5511999990000', '+55|11999990000', '(11) 99999-0000'],
    ['http://wa.me/5511999990000/', '+55|11999990000', '(11) 99999-0000'],
    ['wa.me/+5511999990000?text=Oi%20a@b', '+55|11999990000', '(11) 99999-0000'],
    ['https://wa.me/14155550100', '+1|4155550100', '+1 415 555 0100'],
    ['(0xx11) 99999-0000', '+55|11999990000', '(11) 99999-0000'],
    ['0XX11 3333-0000', '+55|1133330000', '(11) 3333-0000'],
    ['(0**11) 99999-0000', '+55|11999990000', '(11) 99999-0000'],
    ['0 15 11 99999-0000', '+55|11999990000', '(11) 99999-0000'],
    ['015 11 99999-0000', '+55|11999990000', '(11) 99999-0000'],
    ['02111 3333-0000', '+55|1133330000', '(11) 3333-0000'],
    ['+1 415 555 0100', '+1|4155550100', '+1 415 555 0100'],
    ['+1|4155550100', '+1|4155550100', '+1 415 555 0100'],
    ['+351 912 345 678', '+351|912345678', '+351 912 345 678'],
    ['+39 02 3661 8300', '+39|0236618300', '+39 02 3661 8300'],
  ];
  for (const [typed, wire, shown] of numbers) {
    it(`reads ${JSON.stringify(typed)} as ${wire}`, () => {
      const phone = readPhone(typed);
      assert.deepEqual([phone.wire, phone.shown, phone.problem], [wire, shown, undefined]);
    });
  }

  for (const typed of ['', '   ', 'BR.1234567890@lid', '@ana']) {
    it(`leaves ${JSON.stringify(typed)} as it is: no number and no problem`, () => {
      assert.deepEqual(readPhone(typed), {
        wire: undefined,
        shown: typed.trim(),
        problem: undefined,
        warnings: [],
      });
    });
  }

  for (const typed of [
    'abc',
    '11 99999-0000 ramal 5',
    '+',
    '1',
    '14155550100',
    '11899990000',
    '+55|5511999990000',
    '119999900001',
    '11+999990000',
    '+1 2345',
    '+999 123 4567',
    '00',
    '000 11 99999-0000',
    '00 11 99999-0000',
    'tel:',
    'tel:tel:+5511999990000',
    'https://wa.me/11999990000',
    'https://wa.me/qr/ABC',
    'https://example.com/5511999990000',
    'xx11 99999-0000',
    '9'.repeat(1000),
  ]) {
    it(`says what a number looks like instead of ${JSON.stringify(typed.slice(0, 30))}`, () => {
      const phone = readPhone(typed);
      assert.equal(phone.wire, undefined);
      assert.equal(phone.shown, typed);
      assert.match(
        phone.problem ?? '',
        /^This is not a phone number\. It should look like \(11\) 99999-0000/,
      );
    });
  }

  for (const typed of ['99999-0000', '3333-0000', '+55 99999-0000', '4004-0000', '0xx 99999-0000']) {
    it(`misses the area code in ${typed}`, () => {
      assert.match(readPhone(typed).problem ?? '', /area code is missing/);
    });
  }

  it('warns of a ninth digit that may be missing, and adds none', () => {
    const phone = readPhone('(11) 9999-0000');
    assert.equal(phone.wire, '+55|1199990000');
    assert.equal(phone.warnings.length, 1);
    assert.match(phone.warnings[0] ?? '', /ninth digit may be missing.*\(11\) 99999-0000/);
  });

  it('warns when 55 may be meant as the country', () => {
    for (const typed of ['55 99999-0000', '55999990000', '(55) 3333-0000', '(055) 99999-0000']) {
      const { wire, warnings } = readPhone(typed);
      assert.ok(wire?.startsWith('+55|55'));
      assert.ok(warnings.some((warning) => warning.includes('read as the area code')));
    }
  });

  it('has no doubt about a whole number', () => {
    for (const typed of [
      '5511999990000',
      '11 3333-0000',
      '+55 55 99999-0000',
      '0800 123 4567',
      '+1 415 555 0100',
    ]) {
      assert.deepEqual(readPhone(typed).warnings, []);
    }
  });

  it('takes no number of noughts that would be another one when it is read again', () => {
    assert.equal(readPhone('+4600000000').wire, undefined);
    assert.notEqual(readPhone('+4600000000').problem, undefined);
  });

  it('tells a plain number of Brazil from a longer or shorter one as the library does', () => {
    const digits = fc.stringMatching(/^[1-9]{2}\d{7,12}$/);
    fc.assert(
      fc.property(digits, (national) => {
        const number = parsePhoneNumberFromString(`+55${national}`);
        const isMobileOrFixed = number?.isValid() === true && /^..(?:9\d{8}|\d{8})$/.test(national);
        const wire = isMobileOrFixed ? `+55|${number.nationalNumber}` : undefined;
        assert.equal(readPhone(`+55${national}`).wire, wire);
      }),
    );
  });

  it('reads its own output as the same number', () => {
    const digits = fc.stringMatching(/^\+?[1-9]\d{7,13}$/);
    fc.assert(
      fc.property(digits, (typed) => {
        const phone = readPhone(typed);
        if (phone.wire === undefined) return;
        assert.match(phone.wire, /^\+\d{1,3}\|\d{4,14}$/);
        assert.equal(readPhone(phone.wire).wire, phone.wire);
        assert.equal(readPhone(phone.shown).wire, phone.wire);
      }),
    );
  });

  it('gives a phone or a problem for any text, never both', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyUnit }), (typed) => {
        const phone = readPhone(typed);
        assert.ok(phone.wire === undefined || phone.problem === undefined);
      }),
    );
  });
});
