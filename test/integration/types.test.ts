import * as assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { tmpdir } from 'node:os';
import { type OwnAccount, closeEverything, startAccount } from './account';

describe('the types of the account', () => {
  const file = join(tmpdir(), `wts-types-${process.pid}.d.ts`);
  let account: OwnAccount;
  before(async () => {
    account = await startAccount();
  });
  after(async () => {
    await closeEverything();
    await account.close();
    rmSync(file, { force: true });
  });

  it('are written where the command is told to, and shown', async () => {
    await vscode.commands.executeCommand('wts.generateTypes', { environment: 'sandbox', out: file });
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.uri.fsPath, vscode.Uri.file(file).fsPath);
    assert.match(shown.getText(), /"an-ncio"\?: "FACEBOOK" \| "GOOGLE" \| "INSTAGRAM" \| null;/);
    assert.equal(shown.getText(), readFileSync(file, 'utf8'));
  });

  it('are a JSON Schema when the command is told so', async () => {
    await vscode.commands.executeCommand('wts.generateTypes', {
      environment: 'sandbox',
      out: file,
      schema: true,
    });
    const schema = JSON.parse(readFileSync(file, 'utf8')) as { $defs: Record<string, unknown> };
    assert.ok('customFields' in schema.$defs);
  });
});
