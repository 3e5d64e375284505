import { join } from 'node:path';
import * as vscode from 'vscode';
import { version } from '../../../package.json';
import type { AgentTools } from './agentTools';
import { userSetting } from './settings';

/**
 * Offers the tools to agents that know MCP servers and no tools of extensions. The process that VS Code starts has
 * neither key nor account: it asks here, so that a proposal opens in the form whichever agent makes it. VS Code before
 * 1.101 has the function, and throws.
 */
export function registerMcpServer(
  extensionPath: string,
  tools: () => Promise<AgentTools>,
): vscode.Disposable[] {
  const register: unknown = Reflect.get(vscode.lm, 'registerMcpServerDefinitionProvider');
  const Definition: unknown = Reflect.get(vscode, 'McpStdioServerDefinition');
  if (typeof register !== 'function' || typeof Definition !== 'function') return [];
  const program = join(extensionPath, 'dist', 'wts-mcp.js');
  const define = (env: Readonly<Record<string, string>>): unknown =>
    Reflect.construct(Definition, [
      vscode.l10n.t('WTS Chat contacts'),
      process.execPath,
      [program],
      { ELECTRON_RUN_AS_NODE: '1', ...env },
      version,
    ]);
  const changed = new vscode.EventEmitter<void>();
  const provider = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions: () => (userSetting('agents.enabled') === true ? [define({})] : []),
    // Asked at each start of the server.
    resolveMcpServerDefinition: async () => {
      const { path, secret } = await (await tools()).address();
      return define({ WTS_EDITOR_SOCKET: path, WTS_EDITOR_SECRET: secret });
    },
  };
  const followed = vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('wts.agents.enabled')) changed.fire();
    }),
  );
  try {
    const registered: unknown = Reflect.apply(register, vscode.lm, ['wts.mcp', provider]);
    return [followed, ...(registered instanceof vscode.Disposable ? [registered] : [])];
  } catch {
    followed.dispose();
    return [];
  }
}
