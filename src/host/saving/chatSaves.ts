import * as vscode from 'vscode';
import type { HeldSaves } from '../../core/saving/heldSaves';

const SETTING = 'saveBeforeSend';

/**
 * Whether something saves the contact again and again, and it may be VS Code's chat, which saves all editors before each
 * message. Older versions have no such setting and do not.
 */
export function offersChatSetting(held: HeldSaves): boolean {
  const chat = vscode.workspace.getConfiguration('chat');
  const isThere = chat.inspect(SETTING)?.defaultValue !== undefined;
  return isThere && chat.get(SETTING) === true && held.isRefusedOften;
}

/** For this person, in all windows. */
export async function stopChatSaves(): Promise<void> {
  await vscode.workspace.getConfiguration('chat').update(SETTING, false, vscode.ConfigurationTarget.Global);
}
