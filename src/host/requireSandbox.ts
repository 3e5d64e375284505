import * as vscode from 'vscode';
import type { SandboxControl } from '../sandbox/sandbox';
import { sandboxPort } from './environments';
import type { SandboxHost } from './sandboxHost';

/** Drives the sandbox on the port of the settings, wherever it was started. Throws when none answers. */
export async function requireSandbox(sandbox: SandboxHost): Promise<SandboxControl> {
  const control = await sandbox.controlOf(sandboxPort());
  try {
    await control.state();
    return control;
  } catch (error) {
    throw new Error(vscode.l10n.t('No sandbox answers on port {0}. Start it first.', control.port), {
      cause: error,
    });
  }
}
