import assert from 'node:assert/strict';
import { contactTabTitle, contactTitle } from '../../../src/core/identity/contactTitle';
import { CONTACT_ID } from '../builders';

function titleOf(name: string, phoneNumber: string): string {
  return contactTitle(JSON.stringify({ id: CONTACT_ID, name, phoneNumber }));
}

describe('the title of a contact', () => {
  for (const name of [
    '\u3164',
    '\u2800\u2800',
    '\u00ad',
    ' \u200b ',
    '\u115f',
    '\u034f',
    '\ufffc',
    '\u{1d159}',
    '\u{e0020}',
  ]) {
    it(`is its phone for the name ${JSON.stringify(name)}, of which nobody sees anything`, () => {
      assert.equal(titleOf(name, '+55|11999990000'), '(11) 99999-0000');
      assert.equal(titleOf(name, ''), CONTACT_ID.slice(0, 8));
    });
  }

  it('is cut for a tab after forty letters as people count them', () => {
    const tabOf = (name: string) => contactTabTitle(JSON.stringify({ id: CONTACT_ID, name }));
    assert.equal(tabOf('Ana Souza'), 'Ana Souza');
    assert.equal(tabOf(`${'a'.repeat(39)} Souza`), `${'a'.repeat(39)}…`);
    assert.equal(tabOf('👩\u200d💻'.repeat(41)), `${'👩\u200d💻'.repeat(40)}…`);
    assert.equal(tabOf('👩\u200d💻'.repeat(40)), '👩\u200d💻'.repeat(40));
  });

  it('keeps the joiners of names and emoji, and drops what turns the direction', () => {
    assert.equal(titleOf('علی\u200cرضا', ''), 'علی\u200cرضا');
    assert.equal(titleOf('👩\u200d💻 Bia\u202e', ''), '👩\u200d💻 Bia');
  });
});
