import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { Sandbox } from '../../sandbox/sandbox';
import type { SandboxHost } from './sandboxHost';
import { sandboxSettings } from './sandboxSettings';

/** Sentences on what a person's settings do not do to a sandbox that has just been started or found. */
export async function sandboxRemarks(
  sandbox: Sandbox,
  host: Pick<SandboxHost, 'isOwnFile'>,
): Promise<string[]> {
  const remarks: string[] = [];
  if (sandbox.reused && !(await doSettingsApply(sandbox))) {
    remarks.push(vscode.l10n.t('It was started elsewhere; your settings do not apply to it.'));
  }
  if (sandbox.continues !== undefined) {
    const file = basename(sandbox.continues);
    remarks.push(vscode.l10n.t('It continues with {0}; the seed file counts at the next reset.', file));
  }
  if (await continuesOwn(sandbox, host)) {
    remarks.push(
      vscode.l10n.t('It goes on with what was written to it; Reset Sandbox brings its first contacts back.'),
    );
  }
  return remarks;
}

async function continuesOwn(
  { control, reused }: Sandbox,
  host: Pick<SandboxHost, 'isOwnFile'>,
): Promise<boolean> {
  const state = reused ? undefined : await control.state();
  return state?.isFirst === false && (await host.isOwnFile(state.persistence?.file));
}

/** Another window of VS Code has the same settings. One who has set nothing misses nothing. */
async function doSettingsApply({ control }: Sandbox): Promise<boolean> {
  const settings = sandboxSettings();
  if (Object.keys(settings).length === 0) return true;
  const { startedWith } = await import('../../sandbox/sandbox');
  const state = await control.state().catch(() => undefined);
  return state !== undefined && isDeepStrictEqual(state.startedWith, startedWith(settings));
}
