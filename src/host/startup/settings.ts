import * as vscode from 'vscode';
import { DEFAULT_SANDBOX_PORT } from '../../sandbox/account/identity';
import { readPort } from './readPort';

const LONGEST_TIMEOUT_S = 3600;

/** What the user's settings or the manifest say; a workspace has no say. */
export function userSetting(key: string): unknown {
  const found = vscode.workspace.getConfiguration('wts').inspect<unknown>(key);
  return found?.globalValue ?? found?.defaultValue;
}

/** The sandbox's port; the standard one when the setting is none. */
export function sandboxPort(): number {
  return readPort(userSetting('sandbox.port')) ?? DEFAULT_SANDBOX_PORT;
}

/** How long a request may take, with its answer. A timer that is longer than this one goes off at once. */
export function requestTimeoutMs(): number {
  const seconds = userSetting('requestTimeout');
  return typeof seconds === 'number' ? Math.min(Math.max(seconds, 1), LONGEST_TIMEOUT_S) * 1000 : 30_000;
}
