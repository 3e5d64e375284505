import assert from 'node:assert/strict';
import type { StoredContact } from '../../../src/sandbox/publicApi';
import { newContact } from '../../../src/sandbox/account/newContact';
import { PhoneIndex } from '../../../src/sandbox/account/phoneIndex';
import { contactId } from '../../../src/sandbox/account/seedIds';

function contact(number: number, phoneNumber: string | null): StoredContact {
  return { ...newContact(contactId(number), '2025-01-01T12:00:00.0000000Z'), phoneNumber };
}

describe('sandbox: contacts by their phone', () => {
  it('are found in every form, with and without the ninth digit', () => {
    const [ana, iris] = [contact(1, '+55|11999990000'), contact(2, '+55|1199990011')];
    const index = new PhoneIndex([ana, iris, contact(3, null), contact(4, 'x@lid')]);
    for (const text of ['11999990000', '1199990000', '+55 (11) 99999-0000']) {
      assert.equal(index.find(text), ana);
    }
    assert.equal(index.find('11999990011'), iris);
    assert.deepEqual(
      [index.find(''), index.find('x@lid'), index.find('11999990012')],
      [undefined, undefined, undefined],
    );
  });

  it('are found by the phone they have now, and not by an earlier one', () => {
    const ana = contact(1, '+55|11999990000');
    const index = new PhoneIndex([ana]);
    ana.phoneNumber = '+55|11999990001';
    index.put(ana);
    assert.deepEqual([index.find('11999990000'), index.find('11999990001')], [undefined, ana]);
    ana.phoneNumber = null;
    index.put(ana);
    assert.equal(index.find('11999990001'), undefined);
  });

  it('are found oldest first, also when the oldest took the phone last', () => {
    const [ana, bia] = [contact(1, null), contact(2, '+55|11999990000')];
    const index = new PhoneIndex([ana, bia]);
    ana.phoneNumber = '+55|11999990000';
    index.put(ana);
    assert.equal(index.find('11999990000'), ana);
    ana.phoneNumber = '';
    index.put(ana);
    assert.equal(index.find('11999990000'), bia);
  });
});
