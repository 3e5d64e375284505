import * as vscode from 'vscode';
import type { SandboxControl } from '../../sandbox/sandbox';
import type { SandboxHost } from './sandboxHost';
import { sandboxPort } from '../startup/settings';

/** Drives the sandbox on the port of the settings, wherever it was started. Throws when none answers. */
export async function requireSandbox(sandbox: SandboxHost): Promise<SandboxControl> {
  const control = await sandbox.controlOf(sandboxPort());
  try {
    await control.state();
    return control;
  } catch (error) {
    throw new Error(await explain(error, control.port), { cause: error });
  }
}

async function explain(error: unknown, port: number): Promise<string> {
  const { NoAnswerError } = await import('../../sandbox/sandbox');
  return error instanceof NoAnswerError
    ? vscode.l10n.t(
        'Port {0} is held by a program that does not answer. If it is a sandbox at a breakpoint, let it go on; else stop it, or change the setting wts.sandbox.port.',
        port,
      )
    : vscode.l10n.t('No sandbox answers on port {0}. Start it first.', port);
}
