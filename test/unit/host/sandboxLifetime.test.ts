import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxLifetime } from '../../../src/host/sandbox/lifetime';
import { startSandbox } from '../../../src/sandbox/sandbox';

describe('the sandbox of a window', () => {
  let folder: string;
  let launches: number;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wts-lifetime-'));
    launches = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  const lifetime = () =>
    new SandboxLifetime(() => {
      launches += 1;
      return startSandbox({ port: 0, persist: join(folder, 'account.json') });
    });

  it('is launched once by two starts', async () => {
    const life = lifetime();
    assert.equal(await life.start(), await life.start());
    await life.stop();
    assert.equal(launches, 1);
  });

  it('starts again while its last account is still being written', async () => {
    const life = lifetime();
    for (let round = 0; round < 5; round += 1) {
      const sandbox = await life.start();
      await sandbox.reset();
      void life.stop();
    }
    await life.start();
    await life.stop();
    assert.equal(launches, 6);
  });

  it('has closed when a stop is done, also the second of two', async () => {
    const life = lifetime();
    await (await life.start()).reset();
    void life.stop();
    assert.equal(await life.stop(), undefined);
    const again = lifetime();
    await again.start();
    await again.stop();
  });

  it('can be stopped while it is starting, and started anew', async () => {
    const life = lifetime();
    void life.start();
    const stopped = life.stop();
    const next = life.start();
    assert.notEqual(await stopped, await next);
    await life.stop();
  });

  it('is tried anew after a launch that failed', async () => {
    let fails = true;
    const life = new SandboxLifetime(() =>
      fails ? Promise.reject(new Error('no')) : startSandbox({ port: 0 }),
    );
    await assert.rejects(life.start(), /no/);
    assert.equal(await life.stop(), undefined);
    fails = false;
    await life.start();
    await life.stop();
  });
});
