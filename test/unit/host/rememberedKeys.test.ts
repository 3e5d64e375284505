import assert from 'node:assert/strict';
import { RememberedKeys } from '../../../src/host/account/rememberedKeys';

describe('Keys in a secret storage', () => {
  const stored = { key: 'pn_x', origin: 'https://api.example.com' };
  let kept: Map<string, string>;
  let isLocked: boolean;
  let keys: RememberedKeys;

  beforeEach(() => {
    kept = new Map();
    isLocked = false;
    const open = <Result>(result: () => Result): Promise<Result> =>
      isLocked ? Promise.reject(new Error('locked keyring')) : Promise.resolve(result());
    keys = new RememberedKeys({
      get: (name) => open(() => kept.get(name)),
      store: (name, value) => open(() => void kept.set(name, value)),
      delete: (name) => open(() => void kept.delete(name)),
    });
  });

  it('are found there by another window', async () => {
    assert.equal(await keys.store('a', stored), true);
    assert.deepEqual([await keys.find('a'), await keys.find('b')], [stored, undefined]);
    kept.clear();
    assert.equal(await keys.find('a'), undefined);
  });

  it('are not taken for missing while it cannot be opened', async () => {
    isLocked = true;
    await assert.rejects(keys.find('a'), /locked keyring/);
  });

  it('are used until VS Code ends when it does not take them', async () => {
    isLocked = true;
    assert.equal(await keys.store('a', stored), false);
    assert.deepEqual(await keys.find('a'), stored);
    isLocked = false;
    assert.deepEqual(await keys.find('a'), stored);
    assert.equal(await keys.store('a', stored), true);
    assert.equal(kept.size, 1);
  });

  it('that were read before are used when it is locked later', async () => {
    await keys.store('a', stored);
    isLocked = true;
    assert.deepEqual(await keys.find('a'), stored);
  });

  it('are forgotten here even when it cannot be opened, and that is told', async () => {
    await keys.store('a', stored);
    isLocked = true;
    await assert.rejects(keys.forget('a'), /locked keyring/);
    await assert.rejects(keys.find('a'), /locked keyring/);
  });
});
