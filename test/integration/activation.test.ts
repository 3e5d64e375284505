import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMAND_NAMES } from '../../src/host/startup/commandTable';
import { closeEverything, EXTENSION_ID } from './account';

// VS Code loads test modules before anything of the extension could be used.
const wasActive = vscode.extensions.getExtension(EXTENSION_ID)?.isActive;

describe('activation', () => {
  after(closeEverything);

  it('has not happened before something of the extension is used', () => {
    assert.equal(wasActive, false);
  });

  it('registers every command that the manifest offers', async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    const known = await vscode.commands.getCommands(true);
    const manifest = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const offered = manifest.contributes.commands.map(({ command }) => command).sort();
    assert.deepEqual(offered, COMMAND_NAMES.map((name) => `wts.${name}`).sort());
    assert.deepEqual(
      offered.filter((command) => !known.includes(command)),
      [],
    );
  });
});
