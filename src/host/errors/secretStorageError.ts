import * as vscode from 'vscode';

/** VS Code's secret storage cannot be read or written: a keyring that is locked or missing. That is not "no key". */
export class SecretStorageError extends Error {
  override readonly name = 'SecretStorageError';

  constructor(
    cause: unknown,
    readonly environment: string,
  ) {
    super(whatToDo(cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}

/** What is wrong and what to do, with VS Code's own words. */
function whatToDo(reason: string): string {
  return vscode.l10n.t(
    'VS Code could not open its secret storage ({0}). Unlock the keyring of your system (on Linux install one, such as gnome-keyring or KWallet, or start VS Code with --password-store=basic), then reload the window. Until then Set API Key takes a key that is used until VS Code ends.',
    reason,
  );
}
