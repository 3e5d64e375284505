import * as vscode from 'vscode';
import { runMochaTests, writeCounts } from '../support/mochaRun';
import { announceTests } from '../support/vscodeOutput';

/** VS Code calls this in its extension host; a rejection becomes a non-zero exit code. */
export async function run(): Promise<void> {
  announceTests(vscode.version);
  const counts = await runMochaTests(__dirname, { timeout: 20_000 });
  await writeCounts(counts);
  if (counts.failed > 0) throw new Error(`${counts.failed} integration tests failed.`);
}
