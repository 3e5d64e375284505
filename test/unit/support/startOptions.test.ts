import assert from 'node:assert/strict';
import { readStartOptions, startUsage } from '../../support/startOptions';

describe('the options of npm start', () => {
  it('may all be left out: then the sandbox runs on its own port, and the oldest VS Code that is supported', () => {
    assert.deepEqual(readStartOptions([]), {
      help: false,
      port: 7417,
      place: undefined,
      open: true,
      version: '1.100.3',
    });
  });

  it('choose the place, the version and the port', () => {
    const options = readStartOptions(['--browser', '--no-open', '--version', '1.139.1', '--port', '0']);
    assert.deepEqual(options, { help: false, port: 0, place: 'browser', open: false, version: '1.139.1' });
  });

  it('open the version that is named in the browser, whatever VS Code is installed here', () => {
    const { place, version } = readStartOptions(['--version', '1.139.1']);
    assert.deepEqual([place, version], ['browser', '1.139.1']);
  });

  for (const wrong of [
    ['--port', 'x'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--version', '1.2.3'],
    ['--desktop', '--browser'],
    ['--desktop', '--version', '1.139.1'],
    ['--verbose'],
  ]) {
    it(`refuse ${wrong.join(' ')}`, () => {
      assert.throws(() => readStartOptions(wrong), Error);
    });
  }

  it('are all told by --help', () => {
    for (const option of ['--desktop', '--browser', '--no-open', '--version', '--port', '--help']) {
      assert.ok(startUsage.includes(`\n  ${option} `), option);
    }
  });
});
