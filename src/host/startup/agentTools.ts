import * as vscode from 'vscode';
import type { ToolAddress } from '../../agent/socket/toolSocket';

/** The tools for coding agents, by name; the manifest says the rest. */
export const AGENT_TOOL_NAMES = [
  'wts_find_contacts',
  'wts_read_contact',
  'wts_describe_account',
  'wts_propose_edit',
  'wts_save_proof',
  'wts_sandbox_requests',
] as const;

export type AgentToolName = (typeof AGENT_TOOL_NAMES)[number];

/** What carries out the tools; loaded when the first one is called. */
export interface AgentTools {
  call(name: AgentToolName, input: unknown): Promise<string>;
  /** What a person is told, and maybe asked, before a call. */
  prepare(name: AgentToolName, input: unknown): vscode.PreparedToolInvocation;
  /** Where the MCP server has them carried out. */
  address(): Promise<ToolAddress>;
}

/** Registers the tools with VS Code's chat. Each is a thin thing that loads what it needs when it is used. */
export function registerAgentTools(tools: () => Promise<AgentTools>): vscode.Disposable[] {
  return AGENT_TOOL_NAMES.map((name) =>
    vscode.lm.registerTool<unknown>(name, {
      prepareInvocation: async ({ input }) => (await tools()).prepare(name, input),
      invoke: async ({ input }) => {
        const text = await (await tools()).call(name, input);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
      },
    }),
  );
}
