import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot';
import { readyFolder } from '../vscode/readyFolder';
import { mustRun, runProcess } from '../processes/runProcess';

export interface NpmChromium {
  readonly executablePath: string;
  readonly env: NodeJS.ProcessEnv;
}

const packageFolder = join(projectRoot, 'node_modules/@sparticuz/chromium');

/** The package unpacks into the system's temporary folder, so that is what it is given. */
const unpackScript =
  "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";

async function unpack(folder: string): Promise<void> {
  console.log('Unpacking Chromium from npm (200 MB, once)…');
  const env = {
    ...process.env,
    TMPDIR: folder,
    // Makes the package unpack the libraries (nss, expat) that a bare machine lacks.
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
  };
  await mustRun(process.execPath, ['-e', unpackScript], { cwd: projectRoot, env });
}

async function writeFontSettings(folder: string): Promise<string> {
  const file = join(folder, 'fonts.conf');
  const cache = join(folder, 'fonts-cache');
  await mkdir(cache, { recursive: true });
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${cache}</cachedir></fontconfig>\n`,
  );
  return file;
}

/** Brings libraries and fonts only where the machine has none: its own fit it better. */
async function fittingEnvironment(folder: string, executablePath: string): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = { ...process.env };
  const probe = await runProcess(executablePath, ['--version']);
  if (probe.code !== 0) env['LD_LIBRARY_PATH'] = join(folder, 'al2023/lib');
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_FILE'] = await writeFontSettings(folder);
  return env;
}

/**
 * Chromium from the npm package `@sparticuz/chromium`, unpacked on first use.
 * @throws an Error with the next step on machines for which the package has no build.
 */
export async function npmChromium(): Promise<NpmChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `npm has no Chromium for ${process.platform}-${process.arch}: install Chrome, or set WTS_BROWSER to the path of a Chromium-based browser.`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = await readyFolder(`chromium-${version}`, unpack);
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: await fittingEnvironment(folder, executablePath) };
}
