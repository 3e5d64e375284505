import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** Runs in VS Code, as an extension of its own: calls tools as a coding agent does, and keeps each answer in a file. */
export function activate(context: vscode.ExtensionContext): void {
  let calls = 0;
  context.subscriptions.push(
    vscode.commands.registerCommand('agent.callTool', async () => {
      const line = await vscode.window.showInputBox({ prompt: 'Tool and arguments', ignoreFocusOut: true });
      const [name = '', ...rest] = (line ?? '').split(' ');
      const file = join(context.extensionPath, `answer-${(calls += 1)}.txt`);
      await writeFile(`${file}.new`, await answerOf(name, JSON.parse(rest.join(' ')) as object));
      await rename(`${file}.new`, file);
    }),
  );
}

async function answerOf(name: string, input: object): Promise<string> {
  try {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  } catch (error) {
    return `No answer: ${String(error)}`;
  }
}
