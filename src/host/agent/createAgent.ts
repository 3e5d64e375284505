import * as vscode from 'vscode';
import type { AgentAnswer } from '../../agent/agent';
import { ToolSocket } from '../../agent/socket/toolSocket';
import type { Owned } from '../disposable';
import type { AgentTools } from '../startup/agentTools';
import { prepareCall } from './confirmation';
import { EditorPlace, type EditorPlaceNeeds } from './editorPlace';

/** What coding agents may do in VS Code. The tools themselves are a bundle of its own, loaded at the first call. */
export function createAgent(
  needs: EditorPlaceNeeds,
): AgentTools & { readonly disposables: readonly Owned[] } {
  const answer = async (name: string, input: unknown): Promise<AgentAnswer> => {
    // A person who switches the environment meanwhile leads no call to another account.
    const place = new EditorPlace(needs, needs.environments.active());
    const { callAgentTool, speakLanguage } = await import('../../agent/agent');
    if (vscode.l10n.uri !== undefined) speakLanguage(vscode.l10n.uri.fsPath);
    return await callAgentTool(name, input, place);
  };
  const socket = new ToolSocket(answer);
  return {
    call: async (name, input) => (await answer(name, input)).text,
    prepare: (name, input) => prepareCall(name, input, needs.environments.active()),
    address: () => socket.address(),
    disposables: [socket],
  };
}
