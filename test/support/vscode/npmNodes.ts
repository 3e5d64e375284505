import { join } from 'node:path';
import { installFromNpm } from './installFromNpm';
import { readyFolder } from './readyFolder';

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
  const folder = await readyFolder(`node-${major}-${process.platform}-${process.arch}`, (partial) =>
    installFromNpm(partial, [`${packageName}@${major}`]),
  );
  return { name: `node ${major}`, path: join(folder, 'node_modules', packageName, 'bin/node') };
}
