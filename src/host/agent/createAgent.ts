import * as vscode from 'vscode';
import type { AgentTools } from '../startup/agentTools';
import { prepareCall } from './confirmation';
import { EditorPlace, type EditorPlaceNeeds } from './editorPlace';

/** What coding agents may do in VS Code. The tools themselves are a bundle of its own, loaded at the first call. */
export function createAgent(needs: EditorPlaceNeeds): AgentTools {
  return {
    call: async (name, input) => {
      // A person who switches the environment meanwhile leads no call to another account.
      const place = new EditorPlace(needs, needs.environments.active());
      const { callAgentTool, speakLanguage } = await import('../../agent/agent');
      if (vscode.l10n.uri !== undefined) speakLanguage(vscode.l10n.uri.fsPath);
      return (await callAgentTool(name, input, place)).text;
    },
    prepare: (name, input) => prepareCall(name, input, needs.environments.active()),
  };
}
