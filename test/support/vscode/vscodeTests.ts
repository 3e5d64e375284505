import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { temporaryFolder } from '../processes/cleanup';
import { versionVariable, type VscodeVersion } from './npmVscode';
import { projectRoot } from '../projectRoot';
import { plainSettings, quietSettings, type Settings } from './vscodeServer';

export interface VscodeTests {
  readonly version: VscodeVersion;
  /** The module whose `run()` is called in the extension host. */
  readonly tests: string;
  /** Extensions under development; the project itself unless given. At least one. */
  readonly extensions?: readonly string[];
  /** Where installed extensions are; none unless given. */
  readonly extensionsFolder?: string;
  readonly settings?: Settings;
  readonly env?: Readonly<Record<string, string>>;
}

/** `runTests` can spawn nothing but one executable file. */
async function writeLauncher(folder: string): Promise<string> {
  const launcher = join(folder, 'vscode');
  const script = join(projectRoot, 'out/support/vscodeLauncher.main.js');
  await writeFile(launcher, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
  await chmod(launcher, 0o755);
  return launcher;
}

/**
 * Runs a test module inside VS Code with a profile of its own and an empty folder open: the desktop VS Code that
 * WTS_TEST_VSCODE names, else the one from npm.
 * @throws an Error when the tests fail.
 */
export async function runInVscode({
  version,
  tests,
  extensions,
  extensionsFolder,
  settings,
  env,
}: VscodeTests): Promise<void> {
  const temporary = temporaryFolder('tests');
  try {
    const [userData, workspace] = ['user-data', 'workspace'].map((name) => join(temporary.path, name)) as [
      string,
      string,
    ];
    await mkdir(join(userData, 'User'), { recursive: true });
    await mkdir(workspace);
    await writeFile(
      join(userData, 'User/settings.json'),
      JSON.stringify({ ...quietSettings, ...plainSettings, ...settings }),
    );
    await runTests({
      vscodeExecutablePath: process.env['WTS_TEST_VSCODE'] ?? (await writeLauncher(temporary.path)),
      extensionDevelopmentPath: [...(extensions ?? [projectRoot])],
      extensionTestsPath: tests,
      extensionTestsEnv: { ...env, [versionVariable]: version },
      launchArgs: [
        workspace,
        `--user-data-dir=${userData}`,
        `--extensions-dir=${extensionsFolder ?? join(temporary.path, 'extensions')}`,
        '--disable-telemetry',
      ],
    });
  } finally {
    temporary.remove();
  }
}
