// Makes what is released and proves it: what is in it, how big it is, and that it works installed. `npm run package`.
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { temporaryFolder } from '../processes/cleanup';
import { freePort } from '../processes/freePort';
import { npmVscode, vscodeVersions } from '../vscode/npmVscode';
import { projectRoot } from '../projectRoot';
import { runInVscode } from '../vscode/vscodeTests';
import { billOfMaterials, type Product } from './billOfMaterials';
import { findNpmProblems, type PackedPackage } from './npmContent';
import { type NpmPackage, npmPackages, packNpmPackage } from './npmPackages';
import { packageUsage, readPackageOptions } from './packageOptions';
import { readProjectManifest, type ProjectManifest } from './projectManifest';
import { findReleaseProblems, openForOwner, type ReleaseFacts } from './releaseProblems';
import { findContentProblems, findReadmeProblems, sizeBudgets } from './shippedContent';
import { installVsix, isOfExtension, packagesIn, packVsix, shippedFiles } from './vsix';

const [oldest] = vscodeVersions;

async function readFacts(manifest: ProjectManifest): Promise<ReleaseFacts> {
  const has = (path: string): boolean => existsSync(join(projectRoot, path));
  const { icon } = manifest;
  return {
    manifest,
    has,
    changelog: await readFile(join(projectRoot, 'CHANGELOG.md'), 'utf8'),
    icon: icon !== undefined && has(icon) ? await readFile(join(projectRoot, icon)) : undefined,
  };
}

/** @throws an Error with one line for each problem */
function refuse(what: string, problems: readonly string[]): void {
  if (problems.length > 0)
    throw new Error(`${what}:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
}

async function checkContent(vsix: string, installed: string): Promise<void> {
  const files = await shippedFiles(installed);
  const budgets = sizeBudgets(files, (await stat(vsix)).size);
  for (const { path, bytes } of files) console.log(`${String(bytes).padStart(8)}  ${path}`);
  for (const { what, bytes, limit } of budgets) console.log(`${what}: ${bytes} of ${limit} bytes`);
  const readme = await readFile(join(installed, 'readme.md'), 'utf8');
  refuse('The package is not fit to ship', [
    ...findContentProblems(files, budgets),
    ...findReadmeProblems(readme),
  ]);
}

/** `runTests` wants an extension under development; ours is the installed one, so it gets an empty one. */
async function writeEmptyExtension(folder: string): Promise<string> {
  const empty = join(folder, 'empty');
  await mkdir(empty);
  const manifest = { name: 'empty', publisher: 'nobody', version: '0.0.1', engines: { vscode: '^1.100.0' } };
  await writeFile(join(empty, 'package.json'), JSON.stringify(manifest));
  return empty;
}

async function proveVsix(vsix: string): Promise<void> {
  const temporary = temporaryFolder('package');
  const extensionsFolder = join(temporary.path, 'extensions');
  const installed = await installVsix(await npmVscode(oldest), vsix, extensionsFolder);
  await checkContent(vsix, installed);
  await runInVscode({
    version: oldest,
    tests: join(projectRoot, 'out/package/index.js'),
    extensions: [await writeEmptyExtension(temporary.path)],
    extensionsFolder,
    settings: { 'wts.environment': 'sandbox', 'wts.sandbox.port': await freePort() },
  });
  console.log(`${basename(vsix)} installs and works in VS Code ${oldest}.`);
}

async function writeBillOfMaterials(
  product: Product,
  file: string,
  isShipped: (bundle: string) => boolean,
): Promise<void> {
  const path = file.replace(/\.\w+$/, '.cdx.json');
  await writeFile(path, billOfMaterials(product, await packagesIn(isShipped)));
  console.log(`${basename(path)} says what it is made of.`);
}

async function packForNpm(npmPackage: NpmPackage, manifest: ProjectManifest): Promise<void> {
  const { name, limit } = npmPackage;
  const { tarball, folder } = await packNpmPackage(npmPackage, manifest);
  const bytes = (await stat(tarball)).size;
  const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');
  const packed: PackedPackage = {
    manifest: JSON.parse(await read('package.json')) as PackedPackage['manifest'],
    files: await shippedFiles(folder),
    readme: await read('README.md'),
    bytes,
    limit,
  };
  refuse(`${name} is not fit to be published`, findNpmProblems(packed));
  console.log(`${basename(tarball)}: ${bytes} of ${limit} bytes`);
  await writeBillOfMaterials({ ...manifest, name }, tarball, (bundle) => bundle.startsWith(`dist/${name}/`));
}

async function run(): Promise<void> {
  const { tag } = readPackageOptions(process.argv.slice(2));
  const manifest = readProjectManifest();
  const facts = await readFacts(manifest);
  const open = openForOwner(facts, tag);
  refuse('Nothing is packed', [...findReleaseProblems(facts), ...(tag === undefined ? [] : open)]);
  const vsix = await packVsix(manifest);
  await writeBillOfMaterials(manifest, vsix, isOfExtension);
  for (const npmPackage of npmPackages) await packForNpm(npmPackage, manifest);
  await proveVsix(vsix);
  if (open.length > 0)
    console.log(
      `\nOpen for the owner before a release (RELEASING.md):\n${open.map((line) => `- ${line}`).join('\n')}`,
    );
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(`\n${packageUsage}`);
  process.exitCode = 1;
});
