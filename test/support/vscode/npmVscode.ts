import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { installFromNpm, npmInstall } from './installFromNpm';
import { readyFolder } from './readyFolder';

/** Both ends of the range that `engines.vscode` promises: the oldest, and the newest that was tried. */
export const vscodeVersions = ['1.100.3', '1.139.1'] as const;
/** Names the version for the processes that run tests. */
export const versionVariable = 'WTS_VSCODE_VERSION';

export type VscodeVersion = (typeof vscodeVersions)[number];

export interface NpmVscode {
  readonly version: VscodeVersion;
  /** The node that runs this VS Code. */
  readonly node: string;
  /** Holds `out/server-main.js`. */
  readonly folder: string;
}

interface Source {
  /** code-server carries VS Code's server and workbench; 4.N.P holds VS Code 1.N.P. */
  readonly codeServer: string;
  /** The major version of node that this VS Code needs; undefined where the node that runs the tests will do. */
  readonly nodeMajor: number | undefined;
}

const sources: Record<VscodeVersion, Source> = {
  '1.100.3': { codeServer: 'code-server@4.100.3', nodeMajor: undefined },
  '1.139.1': { codeServer: 'code-server@4.139.1', nodeMajor: 24 },
};

const nodePackage = `node-${process.platform}-${process.arch}`;

/** @returns undefined for anything but a version of `vscodeVersions`. */
export function findVscodeVersion(text: string): VscodeVersion | undefined {
  return vscodeVersions.find((version) => version === text);
}

/**
 * The version that this run of tests is for: WTS_VSCODE_VERSION, else the oldest.
 * @throws an Error that lists the versions when the variable names another.
 */
export function vscodeVersionUnderTest(): VscodeVersion {
  const given = process.env[versionVariable];
  if (given === undefined) return vscodeVersions[0];
  const version = findVscodeVersion(given);
  if (version !== undefined) return version;
  throw new Error(
    `VS Code ${given} is not known: set ${versionVariable} to one of ${vscodeVersions.join(', ')}.`,
  );
}

async function install({ codeServer, nodeMajor }: Source, folder: string): Promise<void> {
  const packages = nodeMajor === undefined ? [codeServer] : [codeServer, `${nodePackage}@${nodeMajor}`];
  await installFromNpm(folder, packages);
  const server = serverFolder(folder);
  await npmInstall(server, '--omit=dev');
  const archive = join(server, 'node_modules.asar');
  if (!existsSync(archive)) await symlink('node_modules', archive);
}

function serverFolder(folder: string): string {
  return join(folder, 'node_modules/code-server/lib/vscode');
}

function refuseUnknownPlatforms(version: VscodeVersion): void {
  const known = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
  if (known.includes(`${process.platform}-${process.arch}`)) return;
  throw new Error(
    `npm has no VS Code ${version} for ${process.platform}-${process.arch}: install VS Code from code.visualstudio.com, ` +
      'then run "npm start -- --desktop", or set WTS_TEST_VSCODE to its executable and run "npm run integration".',
  );
}

/**
 * A whole VS Code (server and workbench) from npm, installed on first use into `.vscode-test/`.
 * @throws an Error with the next step where npm has none, or cannot be reached.
 */
export async function npmVscode(version: VscodeVersion): Promise<NpmVscode> {
  refuseUnknownPlatforms(version);
  const source = sources[version];
  const folder = await readyFolder(
    `vscode-${version}-${process.platform}-${process.arch}`,
    async (partial) => {
      const started = Date.now();
      console.log(
        `Installing VS Code ${version} from npm (${source.nodeMajor === undefined ? 300 : 800} MB, once)…`,
      );
      await install(source, partial);
      console.log(`Installed VS Code ${version} in ${Math.round((Date.now() - started) / 1000)} s.`);
    },
  );
  const node =
    source.nodeMajor === undefined ? process.execPath : join(folder, 'node_modules', nodePackage, 'bin/node');
  return { version, node, folder: serverFolder(folder) };
}
