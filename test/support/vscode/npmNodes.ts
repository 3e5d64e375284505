import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npmProgram } from './npmProgram';
import { readyFolder } from './readyFolder';
import { mustRun } from '../processes/runProcess';

/** The versions of node that our packages promise, besides the one that runs the tests. */
const majors = [22, 24];

export interface NpmNode {
  readonly name: string;
  readonly path: string;
}

/** node from npm, installed on first use into `.vscode-test/`; only where npm has it. The running one comes first. */
export async function npmNodes(): Promise<NpmNode[]> {
  const own = { name: `node ${process.versions.node}`, path: process.execPath };
  if (process.platform === 'win32') return [own];
  const others = majors.filter((major) => !process.versions.node.startsWith(`${major}.`));
  return [own, ...(await Promise.all(others.map(install)))];
}

async function install(major: number): Promise<NpmNode> {
  const packageName = `node-${process.platform}-${process.arch}`;
  const folder = await readyFolder(`node-${major}-${process.platform}-${process.arch}`, async (partial) => {
    await writeFile(join(partial, 'package.json'), '{ "private": true }\n');
    const { command, args } = npmProgram();
    const options = [
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--engine-strict=false',
    ];
    await mustRun(command, [...args, 'install', ...options, `${packageName}@${major}`], { cwd: partial });
  });
  return { name: `node ${major}`, path: join(folder, 'node_modules', packageName, 'bin/node') };
}
