import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { temporaryFolder } from '../processes/cleanup';
import { projectRoot } from '../projectRoot';
import { PATIENCE_MS } from '../timeouts';
import type { Workbench } from './workbench';

const MANIFEST = {
  ...{ name: 'agent', publisher: 'nobody', version: '0.0.1', engines: { vscode: '^1.100.0' } },
  ...{ main: './main.js' },
  contributes: { commands: [{ command: 'agent.callTool', title: 'Call a Tool...', category: 'Agent' }] },
};

/** Another extension that calls tools as an agent does; no model takes part. A person starts each call by a command. */
export class CodingAgent {
  private readonly folder = temporaryFolder('agent').path;
  private calls = 0;

  constructor() {
    writeFileSync(join(this.folder, 'package.json'), JSON.stringify(MANIFEST));
    copyFileSync(join(projectRoot, 'out/support/agentExtension/index.js'), join(this.folder, 'main.js'));
  }

  /** Of what VS Code runs, this one among them. */
  get extensions(): readonly string[] {
    return [projectRoot, this.folder];
  }

  /** Calls a tool. @returns its answer, which may wait for what the person says to a dialog. */
  async call(workbench: Workbench, tool: string, input: object): Promise<() => Promise<string>> {
    const prompt = workbench.quickInputMessage().filter({ hasText: 'Tool and arguments' });
    await workbench.answerCommand('Agent: Call a Tool...', (within) => prompt.waitFor(within));
    await workbench.quickInput(`${tool} ${JSON.stringify(input)}`);
    const file = join(this.folder, `answer-${(this.calls += 1)}.txt`);
    return () => untilWritten(file);
  }
}

async function untilWritten(file: string): Promise<string> {
  const looks = setInterval(50, undefined, { signal: AbortSignal.timeout(PATIENCE_MS) });
  while (!existsSync(file)) await looks[Symbol.asyncIterator]().next();
  return await readFile(file, 'utf8');
}
