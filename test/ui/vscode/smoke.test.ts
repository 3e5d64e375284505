import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID, startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { sharedBrowser } from '../../support/browser/browser';
import { Workbench } from '../../support/workbench/workbench';

describe('A person opens a contact', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;

  before(async () => {
    sandbox = await startSandbox({ port: 0 });
    workbench = await Workbench.open({
      browser: await sharedBrowser(),
      settings: { 'wts.environment': 'sandbox', 'wts.sandbox.port': sandbox.port },
    });
  });

  after(async () => {
    await workbench.close();
    await sandbox.close();
  });

  it('sees its name in the tab and in the form after giving its id to the command, and nothing went wrong behind the scenes', async () => {
    await workbench.runCommand('WTS: Open Contact by ID...');
    await workbench.quickInput(SAMPLE_CONTACT_ID);
    const name = sandbox.contact(SAMPLE_CONTACT_ID)?.name ?? '';
    await workbench.tab(name).waitFor();
    const form = await workbench.webview('editor');
    assert.equal(await form.getByLabel('Name', { exact: true }).inputValue(), name);
    assert.deepEqual(workbench.problems, {
      cspViolations: [],
      webviewErrors: [],
      extensionErrors: [],
      foreignRequests: [],
    });
  });
});
