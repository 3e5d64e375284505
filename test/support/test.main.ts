// Runs every check and every floor of tests: `npm test`; the quick ones: `npm run check`. The last line says how it went.
import { launchBrowser } from './browser/browser';
import { leftOutVariable } from './leftOut';
import { npmVscode, versionVariable, vscodeVersions, type VscodeVersion } from './vscode/npmVscode';
import { runSteps } from './runSteps';
import { TEST_MS } from './timeouts';
import { checkStep, preparation, testsStep, type Program, type Step } from './testStep';

const [oldest, newest] = vscodeVersions;
const mochaFloor = 'out/support/mochaFloor.main.js';
const browser = 'browser';
const vscode = (version: VscodeVersion): string => `VS Code ${version}`;

const clicks = (version: VscodeVersion, ...more: string[]): Program => ({
  script: mochaFloor,
  args: ['ui/vscode', '--timeout', String(TEST_MS.clicks), ...more],
  env: { [versionVariable]: version },
});

/**
 * What our own code makes of an account and of its answers is the same in every VS Code, so one version proves it. The
 * others run what leans on documents, tabs, undo, settings, trees and storage. `npm run integration -- <version>` runs all.
 */
const sameEverywhere = [
  'agentRules',
  'cutOffSaves',
  'faults',
  'lists',
  'movingContact',
  'queuedSaves',
  'quickHands',
  'remembered',
  'request',
];

/** The files whose tests share a window of VS Code, so that one process starts it once. */
const inOneWindow = [
  'accessibility',
  'conflicts',
  'customFields',
  'doubt',
  'finding',
  'guard',
  'keys',
  'newTag',
  'request',
  'undo',
];
const options = (name: string, values: readonly string[]): string[] =>
  values.flatMap((value) => [`--${name}`, value]);

const integration = (version: VscodeVersion, leftOut: readonly string[] = []): Program => ({
  script: 'out/support/integration.main.js',
  args: [version],
  env: { [leftOutVariable]: leftOut.join(',') },
});

const cache = 'node_modules/.cache/wts';

/** The options that let a tool remember what it has looked at; `npm test` looks at everything anew. */
const remember = {
  eslint: ['--cache', '--cache-strategy', 'content', '--cache-location', `${cache}/eslint`],
  prettier: ['--cache', '--cache-strategy', 'content', '--cache-location', `${cache}/prettier`],
  tsc: (name: string) => ['--incremental', '--tsBuildInfoFile', `${cache}/tsc-${name}.json`],
};

/** What every commit passes; the longest first. */
const quickSteps = (isCached: boolean): readonly Step[] => {
  const tsc = (name: string, project: string): Program => ({
    // TypeScript 7 needs a quarter of the time. Version 6 is here for eslint and our own tests, which use its API.
    script: 'node_modules/@typescript/native/bin/tsc',
    args: ['-p', project, ...(isCached ? remember.tsc(name) : [])],
  });
  return [
    checkStep('lint', {
      script: 'node_modules/eslint/bin/eslint.js',
      args: ['--max-warnings=0', ...(isCached ? remember.eslint : []), '.'],
    }),
    testsStep('unit', [], { script: mochaFloor, args: ['unit', ...(isCached ? ['--quick'] : [])] }),
    checkStep('format', {
      script: 'node_modules/prettier/bin/prettier.cjs',
      args: ['--check', '.', '--log-level', 'warn', ...(isCached ? remember.prettier : [])],
    }),
    checkStep(
      'types',
      tsc('src', 'tsconfig.json'),
      tsc('webview', 'src/webview/tsconfig.json'),
      tsc('sandbox', 'src/sandbox/tsconfig.json'),
      tsc('test', 'test/tsconfig.json'),
      tsc('examples', 'examples/tsconfig.json'),
    ),
  ];
};

const allSteps: readonly Step[] = [
  preparation(vscode(oldest), () => npmVscode(oldest)),
  ...quickSteps(false),
  preparation(browser, async () => (await launchBrowser()).close()),
  preparation(vscode(newest), () => npmVscode(newest)),
  // The longest before the short ones, so that no lane is left alone at the end.
  testsStep(`integration in ${vscode(oldest)}`, [browser, vscode(oldest)], integration(oldest)),
  testsStep(
    `integration in ${vscode(newest)}`,
    [browser, vscode(newest)],
    integration(newest, sameEverywhere),
  ),
  testsStep(
    `clicks in a window of ${vscode(oldest)}`,
    [browser, vscode(oldest)],
    clicks(oldest, ...options('file', inOneWindow)),
  ),
  ...['1/2', '2/2'].map((part) =>
    testsStep(
      `clicks in ${vscode(oldest)}, ${part}`,
      [browser, vscode(oldest)],
      clicks(oldest, '--part', part, ...options('without', inOneWindow)),
    ),
  ),
  testsStep('form in a browser', [browser], {
    script: mochaFloor,
    args: ['ui/form', '--timeout', String(TEST_MS.form)],
  }),
  testsStep('packages in projects', [], {
    script: mochaFloor,
    args: ['projects', '--timeout', String(TEST_MS.projects)],
  }),
  testsStep(
    `clicks in ${vscode(newest)}`,
    [browser, vscode(newest)],
    clicks(newest, '--file', 'smoke', '--file', 'customFields'),
  ),
  testsStep(`package in ${vscode(oldest)}`, [browser, vscode(oldest)], {
    script: 'out/support/packaging/package.main.js',
  }),
];

/** Tests wait for VS Code, a page or a socket now and then: a third step at a time keeps two cores busy. */
const lanes = 3;

async function run(): Promise<void> {
  const quick = process.argv[2] === 'quick';
  const results = await runSteps(quick ? quickSteps(true) : allSteps, lanes, console.log);
  const sum = (pick: 'passed' | 'failed'): number =>
    results.reduce((total, result) => total + result[pick], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

void run();
