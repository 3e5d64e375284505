import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../../../src/sandbox/state/persistence/atomicWrite';
import { temporaryFolder } from '../../support/processes/cleanup';
import { npmProgram } from '../../support/vscode/npmProgram';
import { endGroup } from '../../support/processes/processGroup';
import { browserOpener, findProgram, type Machine } from '../../support/processes/programOnPath';

// What depends on the platform is asked about both, whatever machine this is.
describe('on each platform', () => {
  const windows = (exists: (path: string) => boolean): Machine => ({
    platform: 'win32',
    env: { Path: 'C:\\Windows;;D:\\Tools' },
    exists,
  });

  it('a program is found on the path, with the endings that Windows gives it', () => {
    const unix = { platform: 'linux', env: { PATH: '/usr/bin::/opt/bin' } } as const;
    const there = (path: string): boolean => path.includes('opt') || path.endsWith('.exe');
    assert.equal(findProgram('code', { ...unix, exists: there }), '/opt/bin/code');
    assert.equal(findProgram('code', windows(there)), 'C:\\Windows\\code.exe');
    assert.equal(
      findProgram(
        'code',
        windows((path) => path.startsWith('D:')),
      ),
      'D:\\Tools\\code.cmd',
    );
    assert.equal(
      findProgram(
        'code',
        windows(() => false),
      ),
      undefined,
    );
  });

  it('an address is opened by the program of that platform, where there is a screen', () => {
    assert.equal(browserOpener({ platform: 'darwin', env: {} }), 'open');
    assert.equal(browserOpener({ platform: 'win32', env: {} }), 'explorer');
    assert.equal(browserOpener({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } }), 'xdg-open');
    assert.equal(browserOpener({ platform: 'linux', env: {} }), undefined);
  });

  it('npm is run without a shell: by its name, and on Windows by node', () => {
    assert.deepEqual(npmProgram('darwin', {}), { command: 'npm', args: [] });
    const script = 'C:\\node\\npm-cli.js';
    assert.deepEqual(npmProgram('win32', { npm_execpath: script }), {
      command: process.execPath,
      args: [script],
    });
  });

  it('a program is ended with all that it started', () => {
    const ran: unknown[] = [];
    const run = ((...call: unknown[]) => ran.push(call)) as unknown as Parameters<typeof endGroup>[2];
    endGroup({ pid: 4711 }, 'win32', run);
    assert.deepEqual(ran, [['taskkill', ['/pid', '4711', '/T', '/F']]]);
    // A group that nobody is in any more is no mistake.
    endGroup({ pid: 2 ** 30 }, 'linux', run);
    assert.equal(ran.length, 1);
  });

  for (const platform of ['linux', 'win32'] as const) {
    it(`a kept account is written whole, for its owner alone, as on ${platform}`, async () => {
      const folder = temporaryFolder('atomic');
      const file = join(folder.path, 'kept.json');
      await writeAtomically(file, 'old', platform);
      await writeAtomically(file, 'new', platform);
      assert.equal(readFileSync(file, 'utf8'), 'new');
      if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
      folder.remove();
    });
  }

  it('texts of this project have the same line ends', () => {
    const attributes = readFileSync('.gitattributes', 'utf8');
    assert.match(attributes, /^\* text=auto eol=lf$/m);
  });
});
