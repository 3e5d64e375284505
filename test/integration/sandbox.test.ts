import * as assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { remarkText } from '../../src/host/sandbox/remarkTexts';
import { createRemark } from '../../src/sandbox/answers/remarks/remarks';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY, SandboxControl, startSandbox } from '../../src/sandbox/sandbox';
import { closeEverything, openContact, testDoor, valueOf } from './account';

describe('the sandbox inside VS Code', () => {
  const settings = () => vscode.workspace.getConfiguration('wts');
  let port: number;
  before(async () => {
    // Tests of other files leave their account's address.
    await settings().update('environments', undefined, vscode.ConfigurationTarget.Global);
    port = await freePort();
    await settings().update('sandbox.port', port, vscode.ConfigurationTarget.Global);
  });
  after(async () => {
    await closeEverything();
    await vscode.commands.executeCommand('wts.stopSandbox');
    await settings().update('sandbox.port', undefined, vscode.ConfigurationTarget.Global);
  });

  it('starts by itself for a contact of the environment "sandbox"', async () => {
    const document = await openContact();
    assert.equal(valueOf(document)['name'], 'Ana Souza');
  });

  it('shows a request whose body is nested without end', async () => {
    const body = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    await fetch(`http://127.0.0.1:${port}/core/v1/contact`, { method: 'POST', body });
    const control = new SandboxControl(port);
    const { id } = (await control.journal()).at(-1)!;
    await vscode.commands.executeCommand('wts.showSandboxRequest', { request: { id } });
    const shown = vscode.window.activeTextEditor!.document.getText();
    assert.ok(shown.includes(`\n\n${body}\n\nHTTP/1.1 400 Bad Request\n`));
  });

  it('shows in words why a request was refused, and says a remark of another version as that one does', async () => {
    await fetch(`http://127.0.0.1:${port}/core/v1/contact`, { method: 'POST', body: '{}' });
    const { id } = (await new SandboxControl(port).journal()).at(-1)!;
    await vscode.commands.executeCommand('wts.showSandboxRequest', { request: { id } });
    const { document } = vscode.window.activeTextEditor!;
    const shown = document.getText();
    assert.match(shown, /^# No key was sent\. Send the header Authorization: Bearer <key>\.$/m);
    assert.match(shown, /^HTTP\/1\.1 401 Unauthorized\ncontent-type: application\/json/m);
    assert.deepEqual([document.languageId, document.fileName], ['wts-request', `/1/POST contact #${id}`]);
    const values = { what: 'a', got: 'text', expected: 'a list' } as const;
    const remark = createRemark('wrongType', values, 'items[0]');
    assert.equal(remarkText(remark), 'items[0]: a was dropped: it is text and must be a list.');
    const other = { ...remark, kind: 'ofTheFuture' as 'wrongType', text: 'Said elsewhere.' };
    assert.equal(remarkText(other), 'Said elsewhere.');
  });

  it('is gone after it was stopped', async () => {
    await vscode.commands.executeCommand('wts.stopSandbox');
    await assert.rejects(fetch(`http://127.0.0.1:${port}/core/v1/tag`));
  });

  it('has what was written to it again after a restart, and its first contacts after a reset', async () => {
    const { showWarningMessage } = vscode.window;
    const control = new SandboxControl(port);
    const questions: string[] = [];
    const answerWith = (answer: string) => (text: string) => {
      questions.push(text);
      return Promise.resolve(answer);
    };
    const name = async () => (await control.contact(SAMPLE_CONTACT_ID))?.name;
    try {
      Object.assign(vscode.window, { showWarningMessage: answerWith('Reset') });
      await vscode.commands.executeCommand('wts.startSandbox');
      await vscode.commands.executeCommand('wts.resetSandbox');
      await fetch(`http://127.0.0.1:${port}/core/v2/contact/${SAMPLE_CONTACT_ID}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${SANDBOX_KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify({ fields: ['Name'], name: 'Ana Guardada' }),
      });
      await vscode.commands.executeCommand('wts.stopSandbox');
      await vscode.commands.executeCommand('wts.startSandbox');
      assert.equal(await name(), 'Ana Guardada');
      const file = (await control.state()).persistence?.file ?? '';
      assert.match(file, /sandbox[\\/]account\.json$/);
      if (process.platform !== 'win32') assert.equal((await stat(file)).mode & 0o777, 0o600);
      await vscode.commands.executeCommand('wts.resetSandbox');
      assert.equal(await name(), 'Ana Souza');
      await vscode.commands.executeCommand('wts.stopSandbox');
      // Stopping forgets nothing, and a reset of what is as it began forgets nothing either.
      assert.deepEqual(questions, ['The sandbox forgets what was written to it. Go on?']);
    } finally {
      Object.assign(vscode.window, { showWarningMessage });
    }
  });

  it('forgets what was written to it where the settings say so', async () => {
    await settings().update('sandbox.keepAccount', false, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('wts.startSandbox');
    assert.equal((await new SandboxControl(port).state()).persistence, null);
    await vscode.commands.executeCommand('wts.stopSandbox');
    await settings().update('sandbox.keepAccount', undefined, vscode.ConfigurationTarget.Global);
  });

  it('is where it always is, and says so once, when the port in the settings is none', async () => {
    const lines: string[] = [];
    const listener = (await testDoor()).onLogLine((line) => lines.push(line));
    const addresses: string[] = [];
    for (const wrong of ['8000', 70_000]) {
      await settings().update('sandbox.port', wrong, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('wts.copySandboxEnv');
      addresses.push(await vscode.env.clipboard.readText());
    }
    listener.dispose();
    await settings().update('sandbox.port', port, vscode.ConfigurationTarget.Global);
    addresses.forEach((address) => {
      assert.match(address, /http:\/\/127\.0\.0\.1:7417\b/);
    });
    assert.deepEqual(lines, Array(2).fill('The setting wts.sandbox.port is not a port'));
  });

  it('opens a sample contact for someone who only wants to try', async () => {
    await closeEverything();
    await vscode.commands.executeCommand('wts.trySandbox');
    assert.match(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '', /^Ana Souza/);
  });

  describe('with files in the settings', () => {
    const set = (key: string, value: string | undefined) =>
      settings().update(key, value, vscode.ConfigurationTarget.Global);
    let lines: string[];
    let listener: vscode.Disposable;
    beforeEach(async () => {
      await vscode.commands.executeCommand('wts.stopSandbox');
      lines = [];
      listener = (await testDoor()).onLogLine((line) => lines.push(line));
    });
    afterEach(async () => {
      listener.dispose();
      await set('sandbox.seedFile', undefined);
      await set('sandbox.persistFile', undefined);
    });

    it('is taken from another window, which started it with the same settings', async () => {
      const persist = join(tmpdir(), `wts-shared-${process.pid}.json`);
      const other = await startSandbox({ port, persist });
      await set('sandbox.persistFile', persist);
      await vscode.commands.executeCommand('wts.startSandbox');
      await other.close();
      assert.deepEqual(lines, [`sandbox at http://127.0.0.1:${port} (was running)`]);
    });

    describe('that it does not heed', () => {
      const { showInformationMessage } = vscode.window;
      let said: string[];
      beforeEach(() => {
        said = [];
        Object.assign(vscode.window, {
          showInformationMessage: (text: string) => {
            said.push(text);
            return Promise.resolve(undefined);
          },
        });
      });
      afterEach(() => {
        Object.assign(vscode.window, { showInformationMessage });
      });

      it('says so when it was started elsewhere without them', async () => {
        const other = await startSandbox({ port });
        await vscode.commands.executeCommand('wts.startSandbox');
        await set('sandbox.persistFile', join(tmpdir(), `wts-unheeded-${process.pid}.json`));
        await vscode.commands.executeCommand('wts.startSandbox');
        await other.close();
        const remark = 'It was started elsewhere; your settings do not apply to it.';
        assert.deepEqual(
          said.map((text) => text.includes(remark)),
          [false, true],
        );
      });

      it('says that the kept contacts go on, and the seed comes with a reset', async () => {
        const folder = await mkdtemp(join(tmpdir(), 'wts-seeded-'));
        const [seed, persist] = [join(folder, 'seed.json'), join(folder, 'kept.json')];
        await writeFile(seed, '{"contacts": []}');
        await writeFile(persist, '{}');
        await set('sandbox.seedFile', seed);
        await set('sandbox.persistFile', persist);
        await vscode.commands.executeCommand('wts.startSandbox');
        await vscode.commands.executeCommand('wts.stopSandbox');
        await rm(folder, { recursive: true });
        assert.match(said.join(), /It continues with kept\.json; the seed file counts at the next reset\./);
      });
    });

    for (const key of ['sandbox.seedFile', 'sandbox.persistFile']) {
      it(`is not started while ${key} is no whole path`, async () => {
        await set(key, '~/account.json');
        await vscode.commands.executeCommand('wts.startSandbox');
        assert.deepEqual(lines, ['The sandbox was not started']);
      });
    }
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}
