import assert from 'node:assert/strict';
import { parseContact, isWithoutEdits } from '../../../src/core/changes/parsedContact';
import { holdBack, isRefusedOften, letGo, NONE_HELD } from '../../../src/core/saving/heldSaves';
import { baseline, edited, lists } from '../builders';

describe("What VS Code's own save may write", () => {
  const base = baseline();
  const mayWrite = (text: string): boolean => isWithoutEdits(parseContact(base, text, lists()));

  it('is a text that asks for nothing: in other white space, or a field left out', () => {
    assert.equal(mayWrite(base.text), true);
    assert.equal(mayWrite(`${base.text}\n\n`), true);
    assert.equal(mayWrite(JSON.stringify(JSON.parse(base.text), null, 7)), true);
    assert.equal(mayWrite(edited(base, { annotation: undefined })), true);
  });

  it('is no text with an edit, a mistake, or broken JSON, and nothing while no contact is loaded', () => {
    assert.equal(mayWrite(edited(base, { name: 'Bia' })), false);
    assert.equal(mayWrite(edited(base, { nobodyKnowsIt: 1 })), false);
    assert.equal(mayWrite(base.text.replace('}', '')), false);
    assert.equal(isWithoutEdits(undefined), false);
  });
});

describe('What was held back', () => {
  it('waits until the person lets it go, and refusals are counted on', () => {
    let held = holdBack(NONE_HELD, 'vscodeSave');
    assert.equal(held.reason, 'vscodeSave');
    held = letGo(held);
    assert.equal(held.reason, undefined);
    held = holdBack(held, 'vscodeSave');
    assert.equal(isRefusedOften(held), false);
    assert.equal(isRefusedOften(holdBack(held, 'vscodeSave')), true);
  });

  it('is not counted as refused when it only came during a save that failed', () => {
    const held = [1, 2, 3].reduce((before) => holdBack(before, 'afterFailure'), NONE_HELD);
    assert.deepEqual([held.reason, isRefusedOften(held)], ['afterFailure', false]);
  });
});
