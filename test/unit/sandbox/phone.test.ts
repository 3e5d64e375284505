import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Phone } from '../../../src/sandbox/answers/phone';

const brazilian = fc
  .tuple(fc.integer({ min: 11, max: 99 }), fc.stringMatching(/^9?[2-9]\d{7}$/))
  .map(([area, subscriber]) => `${area}${subscriber}`);

describe('sandbox: phones', () => {
  it('reads every form of a Brazilian phone alike', () => {
    fc.assert(
      fc.property(brazilian, (national) => {
        const forms = [national, `55${national}`, `+55${national}`, `+55|${national}`, `55 | ${national}`];
        for (const form of forms) assert.equal(Phone.parse(form)?.written, `+55|${national}`, form);
      }),
    );
  });

  it('reads again what it has written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[\d|() -]{0,18}$/), (text) => {
        const phone = Phone.parse(text);
        if (phone !== undefined) assert.deepEqual(Phone.parse(phone.written), phone);
      }),
    );
  });

  for (const [text, written, mask] of [
    ['+12125550100', '+1|2125550100', '2125550100'],
    ['+351 910 000 012', '+351|910000012', '910000012'],
    ['+44 7700 900000', '+44|7700900000', '7700900000'],
    ['551133330000', '+55|1133330000', '(11) 3333-0000'],
    ['55999990010', '+55|55999990010', '(55) 99999-0010'],
  ] as const) {
    it(`writes ${text} as ${written}`, () => {
      const phone = Phone.parse(text)!;
      assert.deepEqual([phone.written, phone.masked], [written, mask]);
    });
  }

  for (const text of ['', '123', 'abc', '84000000000006@lid', '+55|', '1'.repeat(16), '+', '|11999990000']) {
    it(`does not read ${JSON.stringify(text)}`, () => {
      assert.equal(Phone.parse(text), undefined);
    });
  }

  it('does not count the ninth digit of Brazilian phones, and of no others', () => {
    const same = (a: string, b: string) => Phone.parse(a)!.key === Phone.parse(b)!.key;
    assert.ok(same('11999990000', '1199990000'));
    assert.ok(!same('11999990000', '1199990001'));
    assert.ok(!same('+1|11999990000', '+1|1199990000'));
  });
});
