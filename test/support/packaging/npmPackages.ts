import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npmProgram } from '../vscode/npmProgram';
import { projectRoot } from '../projectRoot';
import { temporaryFolder } from '../processes/cleanup';
import { mustRun } from '../processes/runProcess';
import type { ProjectManifest } from './projectManifest';
import { linkFields } from './shippedManifest';
import { thirdPartyNotices } from './thirdPartyNotices';
import { packagesIn } from './vsix';

const KB = 1024;

/** What is published to npm. `src/packages/<name>` has what is its own, `dist/<name>` its bundles. */
export const npmPackages = [
  { name: 'wts-sandbox', limit: 300 * KB },
  { name: 'wts-tools', limit: 400 * KB },
] as const;

export type NpmPackage = (typeof npmPackages)[number];

/** What every package has of the project: one version, one licence, one home. */
async function packageManifest(
  name: string,
  manifest: ProjectManifest,
): Promise<Readonly<Record<string, unknown>>> {
  const own = JSON.parse(
    await readFile(join(projectRoot, 'src/packages', name, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  const { name: itself, description, ...others } = own;
  const { version, license } = manifest;
  return {
    ...{ name: itself, version, description, license },
    ...linkFields(manifest),
    engines: { node: '>=20' },
    ...others,
  };
}

interface Packed {
  readonly tarball: string;
  /** What is in it. */
  readonly folder: string;
}

/** Packs `<name>-<version>.tgz` without a network. */
export async function packNpmPackage(
  { name }: NpmPackage,
  manifest: ProjectManifest,
  destination = projectRoot,
): Promise<Packed> {
  // Its own: the tests of packages in projects pack at the same time.
  const folder = join(temporaryFolder('packing').path, name);
  await stage(name, manifest, folder);
  const { command, args } = npmProgram();
  await mustRun(command, [...args, 'pack', '--ignore-scripts', '--pack-destination', destination], {
    cwd: folder,
  });
  return { folder, tarball: join(destination, `${name}-${manifest.version}.tgz`) };
}

async function stage(name: string, manifest: ProjectManifest, folder: string): Promise<void> {
  await mkdir(folder);
  await cp(join(projectRoot, 'dist', name), folder, {
    recursive: true,
    filter: (source) => !source.endsWith('.map'),
  });
  await cp(join(projectRoot, 'src/packages', name), folder, { recursive: true });
  await cp(join(projectRoot, 'LICENSE'), join(folder, 'LICENSE'));
  const notices = thirdPartyNotices(name, await packagesIn((bundle) => bundle.startsWith(`dist/${name}/`)));
  await writeFile(join(folder, 'THIRD-PARTY-NOTICES.txt'), notices);
  await writeFile(
    join(folder, 'package.json'),
    `${JSON.stringify(await packageManifest(name, manifest), null, 2)}\n`,
  );
}
