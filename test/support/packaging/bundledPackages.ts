import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of others whose code, styles or fonts are in one of our bundles. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json says it: an SPDX expression. */
  readonly license: string;
  /** The whole text of its licence; '' when it brings none. */
  readonly licenseText: string;
  readonly homepage: string;
}

/** What esbuild wrote into `dist/bundled-files.json`: each bundle with the files that it is made of. */
export type BundledFiles = Readonly<Record<string, readonly string[]>>;

interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
  readonly homepage?: string;
}

/** `node_modules/a/node_modules/@b/c/index.js` lies in `node_modules/a/node_modules/@b/c`. */
function packageFolder(file: string): string | undefined {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

/**
 * The packages that are really in the bundles that `isShipped` picks, by name.
 * @param root the folder that the files are relative to
 */
export function bundledPackages(
  root: string,
  files: BundledFiles,
  isShipped: (bundle: string) => boolean,
): BundledPackage[] {
  const inputs = Object.entries(files).flatMap(([bundle, paths]) => (isShipped(bundle) ? paths : []));
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  return [...folders]
    .map((folder) => readPackage(join(root, folder)))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function readPackage(folder: string): BundledPackage {
  const facts = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFacts;
  const { name, version, license = '', homepage = '' } = facts;
  return { name, version, license, homepage, licenseText: licenseText(folder, facts) };
}

/** Its licence files; else what its README says; else, for the MIT licence, the text that this name stands for. */
function licenseText(folder: string, { license, author }: PackageFacts): string {
  const names = readdirSync(folder);
  const licenses = names.filter((name) => /^(?:licen[cs]e|copying|notice)\b/i.test(name)).sort();
  if (licenses.length > 0) return licenses.map((name) => read(folder, name)).join('\n\n');
  const readme = names.find((name) => /^readme\.md$/i.test(name));
  const section = readme === undefined ? undefined : licenseSection(read(folder, readme));
  if (section !== undefined) return section;
  const holder = typeof author === 'string' ? author : author?.name;
  return license === 'MIT' && holder !== undefined ? mitLicense(holder) : '';
}

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim();
}

/** Only one that holds the terms; a bare "MIT" is none. */
function licenseSection(readme: string): string | undefined {
  const section = /^(?:#+ *)?Licen[cs]e *\n(?:-+\n)?([\s\S]*)/im.exec(readme)?.[1]?.trim() ?? '';
  return /Permission is hereby granted/i.test(section) ? section : undefined;
}

function mitLicense(holder: string): string {
  return `The MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
}
