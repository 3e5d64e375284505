import * as assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** The folder that is open, as somebody else's repository: it comes with settings and files of its own. */
export class HostileWorkspace {
  private constructor(readonly folder: string) {}

  /** Resolves when VS Code has read the settings. */
  static async open(
    settings: Readonly<Record<string, unknown>>,
    files: Readonly<Record<string, string>> = {},
  ): Promise<HostileWorkspace> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(folder !== undefined, 'a folder is open');
    await mkdir(join(folder, '.vscode'), { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify(settings));
    // An edit through VS Code has it read the whole file: watching files needs native modules that the npm VS Code lacks.
    await vscode.workspace
      .getConfiguration('editor')
      .update('rulers', [99], vscode.ConfigurationTarget.Workspace);
    return new HostileWorkspace(folder);
  }

  async close(): Promise<void> {
    const editor = vscode.workspace.getConfiguration('editor');
    await writeFile(join(this.folder, '.vscode/settings.json'), '{}');
    await editor.update('rulers', [1], vscode.ConfigurationTarget.Workspace);
    await editor.update('rulers', undefined, vscode.ConfigurationTarget.Workspace);
    await rm(join(this.folder, '.vscode'), { recursive: true, force: true });
  }
}
