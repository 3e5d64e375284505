import assert from 'node:assert/strict';
import { parseContact, isWithoutEdits } from '../../../src/core/changes/parsedContact';
import { HeldSaves } from '../../../src/core/saving/heldSaves';
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
    let held = HeldSaves.NONE.holdBack('vscodeSave');
    assert.equal(held.reason, 'vscodeSave');
    held = held.letGo();
    assert.equal(held.reason, undefined);
    held = held.holdBack('vscodeSave');
    assert.equal(held.isRefusedOften, false);
    assert.equal(held.holdBack('vscodeSave').isRefusedOften, true);
  });

  it('is not counted as refused when it only came during a save that failed', () => {
    const held = [1, 2, 3].reduce((before) => before.holdBack('afterFailure'), HeldSaves.NONE);
    assert.deepEqual([held.reason, held.isRefusedOften], ['afterFailure', false]);
  });
});
