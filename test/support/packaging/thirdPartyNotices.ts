import type { BundledPackage } from './bundledPackages';

const line = '-'.repeat(80);

/** The text of THIRD-PARTY-NOTICES.txt. @throws an Error that names each package whose licence is not known */
export function thirdPartyNotices(product: string, packages: readonly BundledPackage[]): string {
  const unknown = packages.filter(({ license, licenseText }) => license === '' || licenseText === '');
  if (unknown.length > 0) {
    const names = unknown.map(({ name }) => name).join(', ');
    throw new Error(`No licence is known of ${names}: bundle only what says its terms.`);
  }
  const intro =
    packages.length === 0
      ? `${product} holds no code of others.`
      : `${product} holds code of these packages, under their own terms:`;
  const list = packages.map(({ name, version, license }) => `  ${name} ${version} (${license})`);
  const texts = packages.flatMap(({ name, version, licenseText }) => [
    '',
    line,
    `${name} ${version}`,
    line,
    '',
    licenseText,
  ]);
  return [intro, '', ...list, ...texts, ''].join('\n');
}
