import * as vscode from 'vscode';
import { leftOut, onlyThese } from '../leftOut';
import { runMochaTests, writeCounts } from '../mochaRun';
import { TEST_MS } from '../timeouts';
import { announceTests } from './vscodeOutput';

/** What a test module does when VS Code calls its `run()`: a rejection becomes a non-zero exit code. */
export async function runVscodeFloor(folder: string): Promise<void> {
  announceTests(vscode.version);
  const counts = await runMochaTests(
    folder,
    { timeout: TEST_MS.vscode, rootHooks: { afterEach: clearNotifications } },
    {
      only: onlyThese(),
      without: leftOut(),
    },
  );
  await writeCounts(counts);
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed.`);
}

/** VS Code lays out all notifications of a run anew with each that comes: hundreds, when nobody closes them. */
async function clearNotifications(): Promise<void> {
  await vscode.commands.executeCommand('notifications.clearAll');
}
