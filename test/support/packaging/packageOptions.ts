import { parseArgs } from 'node:util';

export interface PackageOptions {
  /** What is released; undefined for a package to try out. */
  readonly tag: string | undefined;
}

export const packageUsage = `npm run package [-- options]

Makes the .vsix and the packages for npm, with a bill of materials beside each; proves that the .vsix
installs and works. What only the owner of the project can set is told at the end.

  --release <tag>    also refuses what is still open for the owner, and a tag that is not the version's`;

/** @throws an Error that names the option which is wrong */
export function readPackageOptions(args: readonly string[]): PackageOptions {
  const { values } = parseArgs({ args: [...args], options: { release: { type: 'string' } } });
  if (values.release === '') throw new Error('Give --release the tag that is released, such as v1.2.3.');
  return { tag: values.release };
}
