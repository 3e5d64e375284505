// Makes the .vsix and proves it: what is in it, how big it is, and that it works installed. `npm run package`.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { temporaryFolder } from './cleanup';
import { freePort } from './freePort';
import { npmVscode, vscodeVersions } from './npmVscode';
import { projectRoot } from './projectRoot';
import { findContentProblems, sizeBudgets } from './shippedContent';
import { runInVscode } from './vscodeTests';
import { installVsix, packVsix, shippedFiles } from './vsix';

const [oldest] = vscodeVersions;

/** `runTests` wants an extension under development; ours is the installed one, so it gets an empty one. */
async function writeEmptyExtension(folder: string): Promise<string> {
  const empty = join(folder, 'empty');
  await mkdir(empty);
  const manifest = { name: 'empty', publisher: 'nobody', version: '0.0.1', engines: { vscode: '^1.100.0' } };
  await writeFile(join(empty, 'package.json'), JSON.stringify(manifest));
  return empty;
}

async function checkContent(vsix: string, installed: string): Promise<void> {
  const files = await shippedFiles(installed);
  const budgets = sizeBudgets(files, (await stat(vsix)).size);
  for (const { path, bytes } of files) console.log(`${String(bytes).padStart(8)}  ${path}`);
  for (const { what, bytes, limit } of budgets) console.log(`${what}: ${bytes} of ${limit} bytes`);
  const problems = findContentProblems(files, budgets);
  if (problems.length > 0) throw new Error(`The package is not fit to ship:\n${problems.join('\n')}`);
}

async function run(): Promise<void> {
  const { version } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const temporary = temporaryFolder('package');
  const extensionsFolder = join(temporary.path, 'extensions');
  const vsix = await packVsix(version);
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

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
