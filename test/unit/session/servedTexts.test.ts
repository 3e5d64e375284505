import assert from 'node:assert/strict';
import { ServedTexts } from '../../../src/core/session/servedTexts';
import { baseline } from '../builders';

describe('The texts of a file that VS Code has read', () => {
  const [older, newer] = [baseline({ name: 'Ana' }), baseline({ name: 'Bia' })];

  it('are known when they come into the document, though VS Code has read the file again meanwhile', () => {
    const served = new ServedTexts();
    served.serve(older);
    served.serve(newer);
    assert.equal(served.take(older.text)?.baseline, older);
    assert.equal(served.take(newer.text)?.baseline, newer);
  });

  it('are known once, and not when a later one has come', () => {
    const served = new ServedTexts();
    served.serve(older);
    served.serve(newer);
    assert.equal(served.take(newer.text)?.baseline, newer);
    assert.equal(served.take(newer.text), undefined);
    assert.equal(served.take(older.text), undefined);
  });

  it('count as made from what a save has brought', () => {
    const served = new ServedTexts();
    served.serve(older);
    served.mapOrigins(() => () => ({ baseline: newer }));
    assert.equal(served.take(older.text)?.baseline, newer);
  });
});
