import * as vscode from 'vscode';
import { sandboxPort, userSetting } from '../startup/settings';
import { UserFacingError } from '../errors/describeError';
import { readPort } from '../startup/readPort';

const SETTING = 'sandbox.port';

/** Tells a person, once for each value, that the sandbox cannot have the port that they set. */
export function followSandboxPort(reportError: (error: unknown) => void): vscode.Disposable {
  const look = (): void => {
    if (readPort(userSetting(SETTING)) === undefined) reportError(portError());
  };
  look();
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`wts.${SETTING}`)) look();
  });
}

function portError(): UserFacingError {
  return new UserFacingError({
    title: vscode.l10n.t('The setting {0} is not a port', `wts.${SETTING}`),
    detail: vscode.l10n.t(
      'It takes a whole number from 1 to 65535, without quotes. Until then the sandbox uses port {0}.',
      sandboxPort(),
    ),
    reference: '',
    nextSteps: ['openSettings'],
  });
}
