import assert from 'node:assert/strict';
import { describeForm } from '../../../src/core/show/describeForm';
import { readPhone } from '../../../src/core/identity/phones/phone';
import { baseline, parsedAfter, parsedOf, errorsOf, lists } from '../builders';
import { cpuMs } from '../../support/cpuTime';

describe('readPhone of very long texts', () => {
  const hostile: readonly (readonly [start: string, repeated: string, end: string])[] = [
    ['', '(', 'x'],
    ['', ' (', '+x'],
    ['1', ' ', 'x'],
    ['', '1', ''],
    ['', '0', 'x'],
    ['', '+', ''],
    ['tel:', '-', 'x'],
    ['', 'tel:', ''],
    ['(0', ' ', 'xx11'],
    ['wa.me/', '1', 'x'],
    ['https://wa.me/5521999990000?', '?#', '\n'],
    ['\u202a', '\u202a', 'x'],
  ];
  for (const [start, repeated, end] of hostile) {
    it(`reads a megabyte of ${JSON.stringify(repeated)} after ${JSON.stringify(start)} at once, typed or loaded`, async () => {
      const text = start + repeated.repeat(1_000_000 / repeated.length) + end;
      const took = await cpuMs(() => {
        readPhone(text);
        const typed = parsedAfter({ phoneNumber: text });
        const base = baseline({ phoneNumber: text });
        describeForm(base, parsedOf(base, base.text), lists());
        assert.ok(typed.changes.length > 0 || errorsOf(typed).length > 0);
      });
      assert.ok(took < 5_000, `${took} ms`);
    });
  }
});
