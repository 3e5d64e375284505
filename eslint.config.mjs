import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The doors between the rooms: who may not come in, and where to go instead. */
const room = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});
const vscodeDoor = {
  regex: '^vscode$',
  message: 'Only src/host and src/extension.ts know vscode: take what you need as a parameter.',
};
const fetchDoor = {
  regex: '^node-fetch$',
  message: 'core/api/http.ts is the only file that knows node-fetch: call it.',
};
/** The rooms of core that do something; the others hold what a contact is. */
const CORE_THAT_ACTS = 'validation|api|saving|request|undo|session';
const closed = (rooms, message) => ({ regex: `/(${rooms})(/|$)`, message });

/** Each room may import those that come after it, none that comes before. */
const HOST_ROOMS = [
  'agent',
  'form',
  'undo',
  'request',
  'restore',
  'sandbox',
  'mentions',
  'open',
  'saving',
  'contact',
  'account',
  'storage',
  'errors',
  'startup',
  'reference',
];
const CORE_ROOMS = [
  'session',
  'undo',
  'request',
  'saving',
  'accountTypes',
  'api',
  'show',
  'changes',
  'validation',
  'fields',
  'identity',
  'text',
];
/** `depth` tells how many steps up lead to the other rooms. */
const inOneDirection = (path, rooms, depth, doors) =>
  rooms.map((name, index) =>
    room(
      [`${path}/${name}/**`],
      [
        ...doors,
        ...(index === 0
          ? []
          : [
              {
                regex: `^(\\.\\./)${depth}(${rooms.slice(0, index).join('|')})(/|$)`,
                message: `${path}/${name} stands below that room and knows nothing of it: take what you need as a parameter, or move what both need down.`,
              },
            ]),
      ],
    ),
  );
const coreDoors = [
  vscodeDoor,
  fetchDoor,
  closed(
    'host|protocol|webview|sandbox|agent',
    'core imports no other room: pass it in, or move the type into core.',
  ),
];
const hostDoors = [
  fetchDoor,
  closed('webview', 'talk to the page through src/protocol.'),
  {
    regex:
      '/sandbox/(server|state/(?!sandboxOptions$)|calls|webhooks|seedFile|writing|reading|cli|testing)(/|$)',
    message:
      'sandbox/sandbox.ts is the bundle; what it answers is in client/controlApi.ts and publicApi.d.ts.',
  },
  {
    regex: '^\\.\\./(?!disposable$)\\w+$',
    message:
      'That file hands the rooms to each other and is above them all: take what you need as a parameter.',
  },
];
const sandboxDoors = [
  vscodeDoor,
  fetchDoor,
  closed(
    'host|protocol|webview|core|agent',
    'the sandbox stands for the real API and shares nothing with the client: its types are in publicApi.d.ts.',
  ),
];
const agentDoors = [
  vscodeDoor,
  fetchDoor,
  closed(
    'host|protocol|webview|tools',
    'the tools for agents know the core, and where they run only through AgentPlace.',
  ),
  {
    regex: '/sandbox/(?!publicApi$)',
    message:
      'Of the sandbox the tools for agents know the types of publicApi.d.ts: take the rest as a parameter.',
  },
];
/** `sandbox` is the bundle itself, src/sandbox/sandbox.ts. */
const SANDBOX_ROOMS = [
  'testing',
  'cli',
  'sandbox',
  'server',
  'state',
  'calls',
  'faults',
  'webhooks',
  'seedFile',
  'writing',
  'reading',
  'client',
  'account',
  'answers',
  'contract',
];

export default defineConfig(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'node_modules/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.mjs', 'src/core/validation/*.mjs', 'examples/*/*.mjs', 'examples/*/*.cjs'],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  room(['src/core/**'], coreDoors),
  ...inOneDirection('src/core', CORE_ROOMS, '+', coreDoors),
  {
    files: ['src/core/api/http.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [vscodeDoor] }] },
  },
  room(
    ['src/protocol/**'],
    [
      vscodeDoor,
      fetchDoor,
      closed(
        `host|webview|sandbox|agent|core/(${CORE_THAT_ACTS})`,
        'protocol holds words only: it may use types of core/text, identity, fields, changes and show, and the names of the fields.',
      ),
    ],
  ),
  room(
    ['src/webview/**'],
    [
      vscodeDoor,
      fetchDoor,
      closed(
        'host|core(?!/fields/fieldView$)|sandbox|agent',
        'the webview knows only src/protocol and what a form shows (types of core/fields/fieldView.ts): let the host send it.',
      ),
    ],
  ),
  room(['src/sandbox/**'], sandboxDoors),
  ...inOneDirection('src/sandbox', SANDBOX_ROOMS, '{1,2}', sandboxDoors),
  room(['src/agent/**'], agentDoors),
  room(
    ['src/tools/**'],
    [
      vscodeDoor,
      fetchDoor,
      closed(
        'host|protocol|webview',
        'a program of its own knows no VS Code: it uses the core, and of the sandbox where it runs.',
      ),
    ],
  ),
  room(['src/host/**'], hostDoors.slice(0, 3)),
  ...inOneDirection('src/host', HOST_ROOMS, '', hostDoors),
  ...['sandbox/requests', 'sandbox/webhooks'].flatMap((folder) =>
    inOneDirection(
      'src/host',
      [...HOST_ROOMS.slice(0, HOST_ROOMS.indexOf('sandbox')), folder],
      '{2}',
      hostDoors.slice(0, 3),
    ).slice(-1),
  ),
  room(
    ['src/extension.ts'],
    [fetchDoor, closed('core|webview', 'the composition root reaches the core through src/host.')],
  ),
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-type-assertion': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['test/support/**', 'test/bench/**', 'src/sandbox/cli/cli.ts', 'src/tools/**'],
    rules: { 'no-console': 'off' },
  },
  // An example is written as its reader would write it.
  {
    files: ['examples/**'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-unsafe-type-assertion': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: {
      'no-restricted-exports': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
);
