import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { atExit, temporaryFolder } from '../processes/cleanup';
import { endGroup, killInGroup } from '../processes/processGroup';
import type { NpmVscode } from './npmVscode';

export type Settings = Readonly<Record<string, unknown>>;

/** Nobody is called, nothing is updated, and nothing pops up that a test did not ask for. */
export const quietSettings: Settings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'npm.fetchOnlinePackageInfo': false,
  'git.enabled': false,
  // Looking for tasks needs ripgrep, which the npm VS Code lacks.
  'npm.autoDetect': 'off',
  'gulp.autoDetect': 'off',
  'grunt.autoDetect': 'off',
  'jake.autoDetect': 'off',
  'typescript.tsc.autoDetect': 'off',
};

/** What costs time to draw, and no test looks at. */
export const plainSettings: Settings = {
  'workbench.reduceMotion': 'on',
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

export interface ServerOptions {
  /** On top of `quietSettings`. */
  readonly settings?: Settings;
  /** A fresh one unless given. */
  readonly extensionsFolder?: string;
}

export interface VscodeServer {
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** The user's data: settings, backups of unsaved editors. */
  readonly userFolder: string;
  /** All that the server writes: the user's data, storage of extensions, logs. */
  readonly dataFolder: string;
  /** Kills the processes that extensions run in, as a crash does. */
  crashExtensions(): Promise<void>;
  /** Settles when the server is gone, by `stop` or by itself. */
  readonly ended: Promise<unknown>;
  /** Ends the server and its children and removes its folders. */
  stop(): Promise<void>;
}

function waitForPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    const read = (line: string): void => {
      lines.push(line);
      const port = /^Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface(stream).on('line', read);
    }
    child.on('error', reject);
    child.on('exit', (code) => {
      reject(
        new Error(
          `VS Code's server ended with code ${code ?? 'none'} before it listened:\n${lines.join('\n')}`,
        ),
      );
    });
  });
}

function serverArguments(dataFolder: string, extensionsFolder: string): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    ...['--disable-workspace-trust', '--telemetry-level', 'off'],
    ...['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder],
  ];
}

/**
 * What keeps the server itself from calling anyone: no gallery of extensions. And it is told that it was started on a
 * command line, as it was: else it runs a login shell before the extensions, to ask it for the environment.
 */
export function offlineEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, EXTENSIONS_GALLERY: '{}', VSCODE_CLI: '1' };
}

/** A VS Code of its own on a free port, with fresh data; resolves when it listens. */
export async function startVscodeServer(
  vscode: NpmVscode,
  options: ServerOptions = {},
): Promise<VscodeServer> {
  const temporary = temporaryFolder('vscode');
  const dataFolder = join(temporary.path, 'data');
  const extensionsFolder = options.extensionsFolder ?? join(temporary.path, 'extensions');
  const userFolder = join(dataFolder, 'data/User');
  const settingsFile = join(userFolder, 'settings.json');
  await mkdir(userFolder, { recursive: true });
  await mkdir(extensionsFolder, { recursive: true });
  await writeFile(settingsFile, JSON.stringify({ ...quietSettings, ...options.settings }, undefined, 2));

  const child = spawn(
    vscode.node,
    [join(vscode.folder, 'out/server-main.js'), ...serverArguments(dataFolder, extensionsFolder)],
    {
      detached: true,
      env: offlineEnvironment(process.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const end = atExit(() => {
    endGroup(child);
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    end();
    await ended;
    temporary.remove();
  };
  try {
    const port = await waitForPort(child);
    const crashExtensions = () => killInGroup(child, '--type=extensionHost');
    return { port, url: `http://127.0.0.1:${port}`, userFolder, dataFolder, crashExtensions, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
