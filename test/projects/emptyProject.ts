import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '../support/processes/cleanup';
import { npmProgram } from '../support/vscode/npmProgram';
import { npmPackages, packNpmPackage } from '../support/packaging/npmPackages';
import { readProjectManifest } from '../support/packaging/projectManifest';
import { mustRun } from '../support/processes/runProcess';

/** A project of somebody else with packages of ours installed, as `npm install <tarball>` does it, without a network. */
export async function emptyProject(...names: readonly string[]): Promise<TemporaryFolder> {
  const folder = temporaryFolder('project');
  const manifest = readProjectManifest();
  const tarballs = join(folder.path, 'tarballs');
  mkdirSync(tarballs);
  writeFileSync(join(folder.path, 'package.json'), '{ "private": true }\n');
  const packed: string[] = [];
  for (const npmPackage of npmPackages.filter(({ name }) => names.includes(name)))
    packed.push((await packNpmPackage(npmPackage, manifest, tarballs)).tarball);
  const { command, args } = npmProgram();
  const options = ['--save-dev', '--offline', '--no-audit', '--no-fund'];
  await mustRun(command, [...args, 'install', ...options, ...packed], { cwd: folder.path });
  return folder;
}
