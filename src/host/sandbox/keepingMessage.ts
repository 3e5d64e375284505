import * as vscode from 'vscode';
import type { KeepingNotice } from '../../sandbox/sandbox';

/** The compiler holds the list. */
const MESSAGES: Readonly<Record<KeepingNotice['kind'], (values: KeepingNotice['values']) => string>> = {
  setAside: ({ file = '' }) =>
    vscode.l10n.t('What the sandbox had kept cannot be read, and was set aside as {0}.', file),
  fromBackup: () => vscode.l10n.t('The sandbox begins with the state before the last one.'),
  fromFirst: () => vscode.l10n.t('The sandbox begins with its first contacts.'),
  unsaved: ({ file = '', reason = '' }) =>
    vscode.l10n.t('The sandbox cannot save to {0}: {1}. It tries again with the next change.', file, reason),
  notKept: () =>
    vscode.l10n.t(
      'What is written to this sandbox is forgotten when it stops: its file cannot be had, perhaps as another window keeps one at another port. Stop that one, and start this one again.',
    ),
};

/** What a sandbox says of the file that keeps its account, in the language of VS Code. */
export function keepingMessage({ kind, values }: KeepingNotice): string {
  return MESSAGES[kind](values);
}
