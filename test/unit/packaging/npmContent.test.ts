import assert from 'node:assert/strict';
import { findNpmProblems, type PackedPackage } from '../../support/packaging/npmContent';

const paths = ['package.json', 'README.md', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'a-tool.js', 'index.d.ts'];
const filesOf = (names: readonly string[]) => names.map((path) => ({ path, bytes: 10 }));

const complete: PackedPackage = {
  manifest: { name: 'tools', bin: { 'a-tool': 'a-tool.js' } },
  files: filesOf(paths),
  readme: 'Run `npx a-tool --help`, or `npx --yes a-tool`.',
  bytes: 100,
  limit: 200,
};

describe('the check of a package for npm', () => {
  it('finds nothing wrong with a complete one', () => {
    assert.deepEqual(findNpmProblems(complete), []);
  });

  for (const path of ['package.json', 'README.md', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'a-tool.js']) {
    it(`misses ${path}`, () => {
      const files = filesOf(paths.filter((other) => other !== path));
      const problems = findNpmProblems({ ...complete, files });
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', new RegExp(path.replace('.', '\\.')));
    });
  }

  const refusals: readonly [string, Partial<PackedPackage>, RegExp][] = [
    [
      'a file that nobody asked for',
      { files: filesOf([...paths, 'a-tool.js.map']) },
      /must not hold a-tool\.js\.map/,
    ],
    [
      'a dependency',
      { manifest: { ...complete.manifest, dependencies: { other: '1.0.0' } } },
      /must need no other package/,
    ],
    ['a program of another package in its README', { readme: 'npx other-tool' }, /npx other-tool/],
    ['more bytes than it may have', { bytes: 201 }, /201 bytes where 200/],
  ];
  for (const [what, part, problem] of refusals) {
    it(`refuses ${what}`, () => {
      const problems = findNpmProblems({ ...complete, ...part });
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', problem);
    });
  }
});
