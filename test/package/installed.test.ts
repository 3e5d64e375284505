import assert from 'node:assert/strict';
import { sep } from 'node:path';
import * as vscode from 'vscode';
import { SAMPLE_CONTACT_ID } from '../../src/sandbox/account/identity';

describe('the installed package', () => {
  const extension = vscode.extensions.getExtension('wts-contact-editor.wts-contact-editor');

  it('is the installed one, not the one under development', () => {
    assert.ok(extension, 'VS Code knows the extension');
    assert.ok(extension.extensionPath.includes(`${sep}extensions${sep}`), extension.extensionPath);
  });

  it('activates, starts its sandbox and opens the sample contact', async () => {
    await vscode.commands.executeCommand('wts.startSandbox');
    await vscode.commands.executeCommand('wts.openContact', SAMPLE_CONTACT_ID);
    const opened = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'wts');
    assert.ok(extension?.isActive);
    assert.equal((JSON.parse(opened?.getText() ?? '{}') as { id?: string }).id, SAMPLE_CONTACT_ID);
  });
});
