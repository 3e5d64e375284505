import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NpmVscode } from '../vscode/npmVscode';
import { projectRoot } from '../projectRoot';
import { mustRun } from '../processes/runProcess';
import { offlineEnvironment } from '../vscode/vscodeServer';
import { bundledPackages, type BundledFiles, type BundledPackage } from './bundledPackages';
import type { ProjectManifest } from './projectManifest';
import { shippedManifest } from './shippedManifest';
import { thirdPartyNotices } from './thirdPartyNotices';

/** `.vscodeignore` picks from these what ships. */
const sources = ['dist', 'media', 'l10n', 'README.md', 'CHANGELOG.md', 'LICENSE', '.vscodeignore'];

/** The packages of others in the bundles that `isShipped` picks, such as those of one folder of `dist/`. */
export async function packagesIn(isShipped: (bundle: string) => boolean): Promise<BundledPackage[]> {
  const text = await readFile(join(projectRoot, 'dist/bundled-files.json'), 'utf8');
  return bundledPackages(projectRoot, JSON.parse(text) as BundledFiles, isShipped);
}

/** The extension's own bundles; those of the npm packages lie in folders of theirs. */
export function isOfExtension(bundle: string): boolean {
  return /^dist\/(?:[^/]+|webview\/[^/]+)$/.test(bundle);
}

/** What is packed is made in a folder of its own: the manifest that ships is not the one that developers use. */
async function stage(manifest: ProjectManifest, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const texts = (await readdir(projectRoot)).filter((name) => /^package\.nls.*\.json$/.test(name));
  for (const source of [...sources, ...texts])
    await cp(join(projectRoot, source), join(folder, source), { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify(shippedManifest(manifest), null, 2));
  const notices = thirdPartyNotices('WTS Contact Editor', await packagesIn(isOfExtension));
  await writeFile(join(folder, 'THIRD-PARTY-NOTICES.txt'), notices);
}

/**
 * Packs what `dist/` holds into `wts-contact-editor-<version>.vsix`, without a network. Relative links and pictures of
 * the README become absolute ones of the repository at the tag of this version.
 * @returns its path
 */
export async function packVsix(manifest: ProjectManifest): Promise<string> {
  const folder = join(projectRoot, 'out/vsix');
  await stage(manifest, folder);
  const vsix = join(projectRoot, `${manifest.name}-${manifest.version}.vsix`);
  const options = ['--no-dependencies', '--githubBranch', `v${manifest.version}`, '--out', vsix];
  await mustRun(
    process.execPath,
    [join(projectRoot, 'node_modules/@vscode/vsce/vsce'), 'package', ...options],
    { cwd: folder },
  );
  return vsix;
}

/** Installs a .vsix as `code --install-extension` does. @returns the folder of the installed extension */
export async function installVsix(
  vscode: NpmVscode,
  vsix: string,
  extensionsFolder: string,
): Promise<string> {
  const server = join(vscode.folder, 'out/server-main.js');
  await mustRun(
    vscode.node,
    [
      ...[server, '--install-extension', vsix, '--accept-server-license-terms'],
      ...['--extensions-dir', extensionsFolder, '--server-data-dir', `${extensionsFolder}-data`],
    ],
    { env: offlineEnvironment(process.env) },
  );
  const installed = (await readdir(extensionsFolder)).find((name) => name.startsWith('wts-contact-editor.'));
  if (installed === undefined)
    throw new Error('VS Code took the .vsix and installed nothing: look at its output.');
  return join(extensionsFolder, installed);
}

export interface ShippedFile {
  /** Relative, with slashes. */
  readonly path: string;
  readonly bytes: number;
}

/** The files of an installed extension, without what VS Code itself adds. */
export async function shippedFiles(folder: string): Promise<ShippedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== '.vsixmanifest')
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path) => ({
      path: path.slice(folder.length + 1).replaceAll('\\', '/'),
      bytes: (await stat(path)).size,
    })),
  );
}
