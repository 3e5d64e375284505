import assert from 'node:assert/strict';
import { findContentProblems, findReadmeProblems, sizeBudgets } from '../../support/packaging/shippedContent';

const complete = [
  'LICENSE.txt',
  'THIRD-PARTY-NOTICES.txt',
  'changelog.md',
  'dist/extension.js',
  'dist/sandbox.js',
  'dist/schemas/contact.schema.json',
  'dist/schemas/contact.schema.pt-br.json',
  'dist/webview/codicon.ttf',
  'dist/webview/form-style.css',
  'dist/webview/form.js',
  'dist/runtime.js',
  'dist/agent.js',
  'dist/wts-mcp.js',
  'media/skills/wts-chat-contacts/SKILL.md',
  'l10n/bundle.l10n.pt-br.json',
  'media/activity-bar.svg',
  'media/icon.png',
  'package.json',
  'package.nls.json',
  'package.nls.pt-br.json',
  'readme.md',
];

function problemsOf(paths: readonly string[], bytes = 10): string[] {
  const files = paths.map((path) => ({ path, bytes }));
  return findContentProblems(files, sizeBudgets(files, bytes));
}

describe('the check of what ships', () => {
  it('finds nothing wrong with a complete package', () => {
    assert.deepEqual(problemsOf(complete), []);
  });

  for (const stranger of [
    'src/extension.ts',
    'test/unit/a.test.js',
    'dist/extension.js.map',
    'dist/webview/form.js.map',
    'node_modules/ajv/package.json',
    'dist/sandbox-cli.js',
    'media/readme/form.png',
    'dist/bundled-files.json',
  ]) {
    it(`names ${stranger} as something that must not ship`, () => {
      const problems = problemsOf([...complete, stranger]);
      assert.equal(problems.length, 1);
      assert.ok(problems[0]?.startsWith(stranger));
    });
  }

  for (const part of complete.filter((path) => !/codicon|activity-bar|package\.json/.test(path))) {
    it(`misses ${part}`, () => {
      assert.equal(problemsOf(complete.filter((path) => path !== part)).length, 1);
    });
  }

  it('names each part that is over its budget', () => {
    const problems = problemsOf(complete, 2_000_000);
    assert.deepEqual(
      problems.map((problem) => /The (.+) has/.exec(problem)?.[1]),
      ['main file', 'webview script', 'whole .vsix'],
    );
  });
});

describe('the check of the README that ships', () => {
  it('finds nothing wrong with addresses of the web and places of its own', () => {
    const readme =
      '![A form](https://example.org/form.png) [more](#more) [write](mailto:a@example.org) <img src="https://example.org/a.webp">';
    assert.deepEqual(findReadmeProblems(readme), []);
  });

  for (const [readme, address] of [
    ['![A form](media/readme/form.png)', 'media/readme/form.png'],
    ['[![A form](https://example.org/a.png)](RELEASING.md)', 'RELEASING.md'],
    ['<img alt="A form" src="media/readme/form.png">', 'media/readme/form.png'],
    ['![A form](http://example.org/form.png)', 'http://example.org/form.png'],
  ] as const) {
    it(`names the address in ${readme}`, () => {
      const problems = findReadmeProblems(readme);
      assert.equal(problems.length, 1);
      assert.ok(problems[0]?.includes(address));
    });
  }
});
