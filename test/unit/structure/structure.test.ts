import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { projectRoot } from '../../support/projectRoot';
import { readSources, roomsInTable, roomsOfLint, type Sources } from './sources';

/** What a newcomer can still keep in sight. Each is a limit, not an aim. */
const MOST_FILES_IN_A_FOLDER = 20;
const LONGEST_CHAIN = 25;
const MOST_IMPORTS = 25;
const MOST_EXPORTS_PER_1000_LINES = 30;

describe('The source files', () => {
  let sources: Sources;

  before(() => {
    sources = readSources();
  });

  it(`stand at most ${MOST_FILES_IN_A_FOLDER} together in a folder: split a fuller one by what its files are about`, () => {
    const counts = new Map<string, number>();
    for (const file of sources.files)
      counts.set(posix.dirname(file), (counts.get(posix.dirname(file)) ?? 0) + 1);
    const full = [...counts].filter(([, count]) => count > MOST_FILES_IN_A_FOLDER);
    assert.deepEqual(full, []);
  });

  it(`import at most ${MOST_IMPORTS} others each: what reaches further is several things in one`, () => {
    const many = [...sources.imports].filter(([, targets]) => targets.length > MOST_IMPORTS);
    assert.deepEqual(
      many.map(([file, targets]) => [file, targets.length]),
      [],
    );
  });

  it(`import each other in no circle, and in chains of at most ${LONGEST_CHAIN} files`, () => {
    const chain = longestChain(sources.imports);
    assert.ok(
      chain.length <= LONGEST_CHAIN,
      `This chain has ${chain.length} files. Merge two of it that are never read alone, or pass in what one of them takes:\n${chain.join('\n')}`,
    );
  });

  it(`export at most ${MOST_EXPORTS_PER_1000_LINES} names per 1,000 lines: who reads a file jumps less when what belongs together stands together`, () => {
    const density = densityOf(sources, 'src/');
    const areas = ['core', 'host', 'webview', 'sandbox', 'agent', 'tools', 'protocol'].map(
      (area) => `src/${area}: ${densityOf(sources, `src/${area}/`).toFixed(1)}`,
    );
    assert.ok(
      density <= MOST_EXPORTS_PER_1000_LINES,
      `${density.toFixed(2)} names per 1,000 lines. Merge files that one other file reads, and let functions that take the same thing be its methods.\n${areas.join('\n')}`,
    );
  });
});

describe('The table of README that says where to go to add something', () => {
  it('names only files and folders that are there', () => {
    const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
    const rows = readme.split('\n').filter((line) => line.startsWith('| '));
    const paths = rows.flatMap((row) =>
      Array.from(row.matchAll(/`((?:src|test|l10n)\/[^`]+)`/g), ([, path = '']) => path),
    );
    assert.ok(paths.length > 20);
    assert.deepEqual(
      paths.filter((path) => !existsSync(join(projectRoot, path))),
      [],
    );
  });
});

describe('The rooms', () => {
  for (const [area, list, readme, heading] of [
    ['core', 'CORE_ROOMS', 'README.md', '`src/core`'],
    ['host', 'HOST_ROOMS', 'README.md', '`src/host`'],
    ['sandbox', 'SANDBOX_ROOMS', 'src/sandbox/README.md', 'room'],
  ] as const) {
    it(`of src/${area} stand in ${list} of eslint.config.mjs, in the order of the table in ${readme} that says what happens in each`, () => {
      const rooms = roomsOfLint(list).filter((room) => room !== 'sandbox' || area === 'host');
      assert.deepEqual(roomsInTable(readme, heading), rooms);
      assert.deepEqual([...foldersIn(readSources(), `src/${area}/`)].sort(), [...rooms].sort());
    });
  }
});

function foldersIn({ files }: Sources, start: string): Set<string> {
  const inside = files.filter((file) => file.startsWith(start)).map((file) => file.slice(start.length));
  return new Set(inside.filter((file) => file.includes('/')).map((file) => file.replace(/\/.*/, '')));
}

function densityOf({ sizes }: Sources, start: string): number {
  const inside = [...sizes].filter(([file]) => file.startsWith(start)).map(([, size]) => size);
  const sum = (of: 'lines' | 'exports') => inside.reduce((total, size) => total + size[of], 0);
  return (sum('exports') / sum('lines')) * 1000;
}

/** Fails for files that import each other in a circle. */
function longestChain(imports: Sources['imports']): readonly string[] {
  const known = new Map<string, readonly string[]>();
  const chainFrom = (file: string, above: readonly string[]): readonly string[] => {
    assert.ok(!above.includes(file), `A circle: ${[...above, file].join(' → ')}`);
    const before = known.get(file);
    if (before !== undefined) return before;
    const below = (imports.get(file) ?? []).map((target) => chainFrom(target, [...above, file]));
    const longest = below.reduce((best, chain) => (chain.length > best.length ? chain : best), []);
    const chain = [file, ...longest];
    known.set(file, chain);
    return chain;
  };
  return [...imports.keys()]
    .map((file) => chainFrom(file, []))
    .reduce((best, chain) => (chain.length > best.length ? chain : best), []);
}
