import type { ShippedFile } from './vsix';

/** A packed npm package, unpacked again. */
export interface PackedPackage {
  readonly manifest: {
    readonly name: string;
    readonly bin?: Readonly<Record<string, string>>;
    readonly dependencies?: object;
  };
  readonly files: readonly ShippedFile[];
  readonly readme: string;
  /** Of the tarball. */
  readonly bytes: number;
  readonly limit: number;
}

const kinds =
  /^(?:package\.json|README\.md|LICENSE|THIRD-PARTY-NOTICES\.txt|[\w-]+\.js|\w+\.d\.ts|openapi\.json)$/;
const needed = ['package.json', 'README.md', 'LICENSE', 'THIRD-PARTY-NOTICES.txt'];

/** What is wrong with a package for npm, one sentence each; none when it is fit to be published. */
export function findNpmProblems({ manifest, files, readme, bytes, limit }: PackedPackage): string[] {
  const { name, bin = {}, dependencies } = manifest;
  const paths = files.map(({ path }) => path);
  const strangers = [...readme.matchAll(/\bnpx (?:--\S+ )*([\w@/-]+)/g)].map(([, program = '']) => program);
  return [
    ...needed.filter((path) => !paths.includes(path)).map((path) => `${name} lacks ${path}.`),
    ...paths.filter((path) => !kinds.test(path)).map((path) => `${name} must not hold ${path}.`),
    ...Object.values(bin)
      .filter((path) => !paths.includes(path))
      .map((path) => `${name} names the program ${path} and does not hold it.`),
    ...(dependencies === undefined ? [] : [`${name} must need no other package: bundle it.`]),
    ...strangers
      .filter((program) => !(program in bin))
      .map((program) => `The README of ${name} shows npx ${program}, which is no program of it.`),
    ...(bytes > limit ? [`${name} has ${bytes} bytes where ${limit} are allowed.`] : []),
  ];
}
