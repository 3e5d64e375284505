import { join } from 'node:path';
import * as vscode from 'vscode';
import { sandboxUrl } from './environments';
import { sandboxPort, userSetting } from './settings';

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

/**
 * Offers the sandbox to agents that know MCP servers and no tools of extensions. A live account is not offered that
 * way: its key would have to go into the environment of a process. VS Code before 1.101 has the function, and throws.
 */
export function registerMcpServer(extensionPath: string): vscode.Disposable[] {
  const register: unknown = Reflect.get(vscode.lm, 'registerMcpServerDefinitionProvider');
  const Definition: unknown = Reflect.get(vscode, 'McpStdioServerDefinition');
  if (typeof register !== 'function' || typeof Definition !== 'function') return [];
  const provider = {
    provideMcpServerDefinitions: (): unknown[] => {
      if (userSetting('agents.enabled') !== true) return [];
      const env = { ELECTRON_RUN_AS_NODE: '1', WTS_BASE_URL: sandboxUrl(sandboxPort()) };
      const label = vscode.l10n.t('WTS Chat contacts (sandbox)');
      return [
        Reflect.construct(Definition, [
          label,
          process.execPath,
          [join(extensionPath, 'dist', 'wts-mcp.js')],
          env,
        ]),
      ];
    },
  };
  try {
    const registered: unknown = Reflect.apply(register, vscode.lm, ['wts.mcp', provider]);
    return registered instanceof vscode.Disposable ? [registered] : [];
  } catch {
    return [];
  }
}
