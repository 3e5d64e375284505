import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { projectRoot } from '../../support/projectRoot';

/** What of the source files tells how hard they are to find one's way in. */
export interface Sources {
  /** All files below `src`, such as `src/core/fields/field.ts`. */
  readonly files: readonly string[];
  /** Of each TypeScript file: those of ours that it imports, values and types alike. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** Of each TypeScript file. */
  readonly sizes: ReadonlyMap<string, { readonly lines: number; readonly exports: number }>;
}

/** Reads `src`, which Prettier has laid out: an import ends in `from '…';`, an export begins its line. */
export function readSources(): Sources {
  const files = readdirSync(join(projectRoot, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(join(parentPath, name)));
  const code = files.filter((file) => file.endsWith('.ts'));
  const known = new Set(code);
  const texts = new Map(code.map((file) => [file, readFileSync(join(projectRoot, file), 'utf8')]));
  return {
    files,
    imports: new Map([...texts].map(([file, text]) => [file, importsOf(file, text, known)])),
    sizes: new Map([...texts].map(([file, text]) => [file, sizeOf(text)])),
  };
}

function relative(path: string): string {
  return path.slice(projectRoot.length + 1).replaceAll('\\', '/');
}

function importsOf(file: string, text: string, known: ReadonlySet<string>): string[] {
  const found = text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)';/gm);
  const targets = Array.from(found, ([, target = '']) => {
    const path = posix.join(posix.dirname(file), target.replace(/\.js$/, ''));
    return [`${path}.ts`, `${path}.d.ts`].find((candidate) => known.has(candidate));
  });
  return [...new Set(targets.filter((target) => target !== undefined))];
}

function sizeOf(text: string): { lines: number; exports: number } {
  const named = Array.from(text.matchAll(/^export (?:type )?\{([^}]*)\}/gm), ([, names = '']) =>
    names.split(',').filter((name) => name.trim() !== ''),
  );
  const declared = text.match(/^export (?!\{|type \{)/gm) ?? [];
  return { lines: text.split('\n').length - 1, exports: declared.length + named.flat().length };
}

/** The names in the first column of the table in a Markdown file whose first heading cell is this. */
export function roomsInTable(file: string, heading: string): string[] {
  const lines = readFileSync(join(projectRoot, file), 'utf8').split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} `));
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((row) => row.replace(/^\| `([^`/]*)\/?`.*/, '$1'));
}

/** The rooms in the order in which lint lets them know each other. */
export function roomsOfLint(list: string): string[] {
  const text = readFileSync(join(projectRoot, 'eslint.config.mjs'), 'utf8');
  const [, names = ''] = new RegExp(`const ${list} = \\[([^\\]]*)\\]`).exec(text) ?? [];
  return Array.from(names.matchAll(/'([^']+)'/g), ([, name = '']) => name);
}
