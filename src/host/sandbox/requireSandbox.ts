import * as vscode from 'vscode';
import type { SandboxControl } from '../../sandbox/sandbox';
import { HintError } from '../errors/describeError';
import type { SandboxHost } from './sandboxHost';
import { sandboxPort } from '../startup/settings';

/** Drives the sandbox on the port of the settings, wherever it was started. Throws when none answers. */
export async function requireSandbox(sandbox: SandboxHost): Promise<SandboxControl> {
  const control = await sandbox.controlOf(sandboxPort());
  try {
    await control.state();
    return control;
  } catch (error) {
    throw await explain(error, control.port);
  }
}

async function explain(error: unknown, port: number): Promise<Error> {
  const { NoAnswerError } = await import('../../sandbox/sandbox');
  if (error instanceof NoAnswerError) {
    return new Error(
      vscode.l10n.t(
        'Port {0} is held by a program that does not answer. If it is a sandbox at a breakpoint, let it go on; else stop it, or change the setting wts.sandbox.port.',
        port,
      ),
    );
  }
  return new HintError(
    vscode.l10n.t('No sandbox runs'),
    vscode.l10n.t('None answers on port {0}. Start one, and do that again.', port),
    ['startSandbox'],
  );
}
