import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atExit, temporaryFolder } from '../processes/cleanup';
import { linkExtension } from './linkedExtension';
import { npmVscode, type VscodeVersion } from './npmVscode';
import { endGroup } from '../processes/processGroup';
import { browserOpener, findProgram } from '../processes/programOnPath';
import { projectRoot } from '../projectRoot';
import { quietSettings, startVscodeServer, type Settings } from './vscodeServer';
import { workbenchUrl } from '../workbench/workbenchPage';

/** Desktop VS Code on a profile of its own, with the extension and a document. Resolves when its window is closed. */
export async function openDesktop(code: string, document: string, settings: Settings): Promise<void> {
  const profile = temporaryFolder('desktop').path;
  const userData = join(profile, 'user-data');
  await mkdir(join(userData, 'User'), { recursive: true });
  await writeFile(join(userData, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  const windows = process.platform === 'win32';
  const child = spawn(
    windows ? `"${code}"` : code,
    [
      '--new-window',
      `--extensionDevelopmentPath=${projectRoot}`,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${join(profile, 'extensions')}`,
      ...['--disable-workspace-trust', '--skip-welcome', '--disable-telemetry', '--disable-updates'],
      ...['--file-uri', document],
      // Keeps the command and the window together: they live and end as one.
      '--verbose',
    ],
    { detached: true, stdio: 'ignore', shell: windows },
  );
  atExit(() => {
    endGroup(child);
  });
  await once(child, 'exit');
}

function openBrowser(url: string): void {
  const name = browserOpener(process);
  const opener = name === undefined ? undefined : findProgram(name);
  if (opener !== undefined) spawn(opener, [url], { detached: true, stdio: 'ignore' }).unref();
}

/**
 * VS Code from npm in the person's browser. Resolves when its server has ended.
 */
export async function openInBrowser(
  version: VscodeVersion,
  document: string,
  settings: Settings,
  open: boolean,
): Promise<void> {
  const vscode = await npmVscode(version);
  const server = await startVscodeServer(vscode, { settings, extensionsFolder: await linkExtension() });
  const url = workbenchUrl(server, { file: document });
  console.log(`\nVS Code ${version} with a sample contact:\n\n  ${url}\n`);
  console.log('Open it in a browser on this machine. Ctrl+C ends everything.');
  if (open) openBrowser(url);
  await server.ended;
}
