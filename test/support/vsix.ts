import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { offlineEnvironment } from './vscodeServer';
import type { NpmVscode } from './npmVscode';
import { projectRoot } from './projectRoot';
import { mustRun } from './runProcess';

/** Packs what `dist/` holds into `wts-contact-editor-<version>.vsix`, without a network. @returns its path */
export async function packVsix(version: string): Promise<string> {
  const vsix = join(projectRoot, `wts-contact-editor-${version}.vsix`);
  const options = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    vsix,
  ];
  await mustRun(
    process.execPath,
    [join(projectRoot, 'node_modules/@vscode/vsce/vsce'), 'package', ...options],
    { cwd: projectRoot },
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
