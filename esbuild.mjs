// Builds everything: the extension's bundles into dist/, and with --tests the tests and their tools into out/.
import { build } from 'esbuild';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutVerdicts } from './src/core/validation/withoutVerdicts.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const withTests = process.argv.includes('--tests');

/** Modules that are bundles of their own: a dynamic import of one loads it when it is first used. */
const lazyBundles = {
  'src/host/runtime.ts': './runtime.js',
  'src/agent/agent.ts': './agent.js',
  'src/sandbox/sandbox.ts': './sandbox.js',
};

const lazyBundlesPlugin = {
  name: 'lazy-bundles',
  setup(context) {
    context.onResolve({ filter: /^\.{1,2}\// }, ({ path, kind, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const source = `${resolve(resolveDir, path)}.ts`;
      const target = Object.entries(lazyBundles).find(([file]) => resolve(root, file) === source)?.[1];
      return target === undefined ? undefined : { path: target, external: true };
    });
  },
};

/** `import … from 'wts:validators'` is the code that ajv generates from the JSON schemas. */
const validatorsPlugin = {
  name: 'validators',
  setup(context) {
    context.onResolve({ filter: /^wts:validators$/ }, () => ({ path: 'validators', namespace: 'wts' }));
    context.onLoad({ filter: /.*/, namespace: 'wts' }, async () => {
      const { compileValidators } = await import('./src/core/validation/compileValidators.mjs');
      return { contents: await compileValidators(), loader: 'js', resolveDir: root };
    });
  },
};

/**
 * `import * as vscode` becomes a plain `require`: esbuild would copy the whole API, some hundred names, for each file
 * that imports it, which is most of what loading the extension takes.
 */
const plainVscodePlugin = {
  name: 'plain-vscode',
  setup(context) {
    context.onLoad({ filter: /[\\/]src[\\/](host[\\/].*|extension)\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return {
        contents: text.replace("import * as vscode from 'vscode';", "import vscode = require('vscode');"),
        loader: 'ts',
      };
    });
  },
};

/** node-fetch brings a polyfill for what node has had since version 18. */
const nodeStreamsPlugin = {
  name: 'node-streams',
  setup(context) {
    context.onResolve({ filter: /^web-streams-polyfill/ }, () => ({
      path: 'node:stream/web',
      external: true,
    }));
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: true,
  metafile: true,
  logLevel: 'warning',
  target: 'es2022',
};

const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  mainFields: ['module', 'main'],
  conditions: ['node', 'import'],
  external: ['vscode'],
  plugins: [lazyBundlesPlugin, validatorsPlugin, nodeStreamsPlugin, plainVscodePlugin],
};

// keepNames: node-fetch tells its errors apart by the names of their classes. The sandbox has no need of it.
const shipped = { minify: true, keepNames: true };
const shippedSandbox = { minify: true, charset: 'utf8' };

/** What coding agents use: in VS Code's chat, and the MCP server of the extension and of the package. */
function buildAgentTools() {
  const server = { ...node, ...shipped, entryPoints: ['src/tools/mcp/cli.ts'] };
  return [
    build({ ...node, ...shipped, entryPoints: ['src/agent/agent.ts'], outfile: 'dist/agent.js' }),
    build({ ...server, outfile: 'dist/wts-mcp.js' }),
    build({ ...server, outfile: 'dist/wts-tools/wts-mcp.js' }),
  ];
}

async function buildExtension() {
  await rm(resolve(root, 'dist'), { recursive: true, force: true });
  const results = await Promise.all([
    build({ ...node, ...shipped, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js' }),
    build({ ...node, ...shipped, entryPoints: ['src/host/runtime.ts'], outfile: 'dist/runtime.js' }),
    ...buildAgentTools(),
    build({
      ...node,
      ...shippedSandbox,
      entryPoints: ['src/sandbox/sandbox.ts'],
      outfile: 'dist/sandbox.js',
    }),
    build({
      ...node,
      ...shippedSandbox,
      entryPoints: ['src/sandbox/cli/cli.ts'],
      outfile: 'dist/wts-sandbox/wts-sandbox.js',
    }),
    build({
      ...node,
      ...shippedSandbox,
      entryPoints: ['src/sandbox/testing/testSandbox.ts'],
      outfile: 'dist/wts-sandbox/index.js',
    }),
    build({
      ...node,
      ...shipped,
      entryPoints: ['src/tools/types/cli.ts'],
      outfile: 'dist/wts-tools/wts-types.js',
    }),
    build({
      ...shared,
      minify: true,
      platform: 'browser',
      format: 'iife',
      entryPoints: { form: 'src/webview/form.ts', 'form-style': 'src/webview/form.css' },
      outdir: 'dist/webview',
      loader: { '.ttf': 'file' },
      assetNames: '[name]',
    }),
  ]);
  await writeContactSchemas();
  await writeSandboxTypes();
  await writeBundledFiles(results);
}

/** What the package of the sandbox has besides its programs: the API's contract, and its types in two files side by side. */
async function writeSandboxTypes() {
  const testApi = await readFile(resolve(root, 'src/sandbox/testing/testApi.d.ts'), 'utf8');
  await writeFile(
    resolve(root, 'dist/wts-sandbox/index.d.ts'),
    testApi.replaceAll("'../publicApi.js'", "'./publicApi.js'"),
  );
  await cp(resolve(root, 'src/sandbox/publicApi.d.ts'), resolve(root, 'dist/wts-sandbox/publicApi.d.ts'));
  await cp(
    resolve(root, 'src/sandbox/contract/openapi.json'),
    resolve(root, 'dist/wts-sandbox/openapi.json'),
  );
}

/** Which files each bundle is made of: licence notices and bill of materials tell what really ships. */
async function writeBundledFiles(results) {
  const outputs = results.flatMap(({ metafile }) => Object.entries(metafile.outputs));
  const files = outputs
    .filter(([output]) => !output.endsWith('.map'))
    .map(([output, { inputs }]) => [output, Object.keys(inputs).sort()])
    .sort(([one], [other]) => one.localeCompare(other));
  const text = JSON.stringify(Object.fromEntries(files), null, 2);
  await writeFile(resolve(root, 'dist/bundled-files.json'), `${text}\n`);
}

/** One schema for each language: the JSON language server shows its texts, and the manifest's texts choose the file. */
async function writeContactSchemas() {
  const read = (file) => readFile(resolve(root, file), 'utf8');
  const write = (file, text) => writeFile(resolve(root, 'dist/schemas', file), text);
  const source = await read('src/core/validation/contact.schema.json');
  const schema = JSON.stringify(withoutVerdicts(JSON.parse(source)));
  const translations = JSON.parse(await read('l10n/contact.schema.pt-br.json'));
  const translate = (key, value) =>
    key === 'title' || key === 'description' ? (translations[value] ?? value) : value;
  await mkdir(resolve(root, 'dist/schemas'), { recursive: true });
  await write('contact.schema.json', schema);
  await write('contact.schema.pt-br.json', JSON.stringify(JSON.parse(schema, translate)));
}

/** Programs, and what VS Code loads to run a floor: what they need from npm at run time and cannot be bundled stays outside. */
async function buildTests() {
  await rm(resolve(root, 'out'), { recursive: true, force: true });
  const files = (await readdir(resolve(root, 'test'), { recursive: true })).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const forTests = {
    ...node,
    external: [
      ...node.external,
      '@cyclonedx/cyclonedx-library',
      'sharp',
      'playwright-core',
      '@sparticuz/chromium',
      '@vscode/test-electron',
      'axe-core',
      'esbuild',
      'mocha',
      'typescript',
    ],
  };
  const programs = files.filter((file) => /\.main\.ts$|\/index\.ts$/.test(file));
  await Promise.all([
    build({
      ...forTests,
      entryPoints: programs.map((file) => `test/${file}`),
      outbase: 'test',
      outdir: 'out',
    }),
    ...testFloors.map((floor) => buildFloor(floor, files, forTests)),
  ]);
}

/** The folders of tests, each run in a process of its own. */
const testFloors = ['unit', 'projects', 'ui/form', 'ui/vscode', 'integration', 'package'];

/** All tests of a floor in one file: what they share is read, compiled and made fast once, not for each file anew. */
function buildFloor(floor, files, options) {
  const tests = files
    .filter((file) => file.startsWith(`${floor}/`) && file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
  const loaders = tests.map(
    (file) =>
      `${JSON.stringify(file.slice(floor.length + 1, -'.test'.length))}: () => require('./${file}'),\n`,
  );
  return build({
    ...options,
    stdin: {
      contents: `import { loadChosen } from './support/testChoice';\nloadChosen({\n${loaders.join('')}});\n`,
      resolveDir: resolve(root, 'test'),
      sourcefile: `${floor}/tests.ts`,
      loader: 'ts',
    },
    outfile: `out/${floor}/tests.js`,
  });
}

await buildExtension();
if (withTests) await buildTests();
