// Stands in for a desktop VS Code where `@vscode/test-electron` wants an executable: it takes the same arguments,
// runs VS Code's server and workbench from npm, and ends with the exit code of the tests.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser/browser';
import { npmVscode, vscodeVersionUnderTest } from './vscode/npmVscode';
import { startVscodeServer, type Settings } from './vscode/vscodeServer';
import { createVscodeOutput } from './vscode/vscodeOutput';
import { openWorkbenchPage } from './workbench/workbenchPage';

interface Arguments {
  readonly extensions: string[];
  readonly tests: string;
  readonly extensionsFolder: string | undefined;
  readonly userDataFolder: string | undefined;
  readonly folder: string | undefined;
}

function readArguments(): Arguments {
  const { values, positionals } = parseArgs({
    // Desktop VS Code's other switches come too and mean nothing here.
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'extensions-dir': { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
  });
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const tests = text(values.extensionTestsPath);
  if (tests === undefined)
    throw new Error('Give --extensionTestsPath=<module>: this launcher only runs tests.');
  const extensions = values.extensionDevelopmentPath ?? [];
  return {
    extensions: (Array.isArray(extensions) ? extensions : [extensions]).filter(
      (path) => typeof path === 'string',
    ),
    tests,
    extensionsFolder: text(values['extensions-dir']),
    userDataFolder: text(values['user-data-dir']),
    folder: positionals[0],
  };
}

async function readSettings(userDataFolder: string | undefined): Promise<Settings> {
  if (userDataFolder === undefined) return {};
  return JSON.parse(await readFile(join(userDataFolder, 'User/settings.json'), 'utf8')) as Settings;
}

async function runTests({
  extensions,
  tests,
  extensionsFolder,
  userDataFolder,
  folder,
}: Arguments): Promise<number> {
  const server = await startVscodeServer(await npmVscode(vscodeVersionUnderTest()), {
    settings: await readSettings(userDataFolder),
    ...(extensionsFolder === undefined ? {} : { extensionsFolder }),
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const exitCode = new Promise<number>((resolve, reject) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      page.on('crash', () => {
        reject(new Error('The page of VS Code crashed: run the tests again.'));
      });
      browser.on('disconnected', () => {
        reject(new Error('The browser ended before the tests did.'));
      });
    });
    const output = createVscodeOutput(console.log);
    await page.exposeFunction('codeAutomationLog', output.receive);
    await openWorkbenchPage(page, server, {
      extensions,
      tests,
      ...(folder === undefined ? {} : { folder }),
    });
    const code = await exitCode;
    if (code !== 0) console.log(`What VS Code itself said:\n${output.chatter()}`);
    return code;
  } finally {
    await browser.close();
    await server.stop();
  }
}

// `runTests` passes on no signal but SIGINT; when it is gone, the pipe that it gave us ends.
process.stdin.on('end', () => process.exit(143)).resume();

runTests(readArguments()).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
