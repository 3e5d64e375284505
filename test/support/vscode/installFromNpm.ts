import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npmProgram } from './npmProgram';
import { mustRun } from '../processes/runProcess';

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** `npm install` in a folder, without running what packages bring along. Rejects when npm fails. */
export async function npmInstall(folder: string, ...more: readonly string[]): Promise<void> {
  const { command, args } = npmProgram();
  await mustRun(command, [...args, 'install', ...quiet, '--engine-strict=false', ...more], { cwd: folder });
}

/** Puts packages into an empty folder, for any version of node. */
export async function installFromNpm(folder: string, packages: readonly string[]): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npmInstall(folder, '--no-package-lock', ...packages);
}
