import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { temporaryFolder, type TemporaryFolder } from '../../support/processes/cleanup';
import { billOfMaterials } from '../../support/packaging/billOfMaterials';
import { bundledPackages, type BundledPackage } from '../../support/packaging/bundledPackages';
import { thirdPartyNotices } from '../../support/packaging/thirdPartyNotices';

const product = { name: 'an-extension', version: '1.2.3', license: 'MIT' };

describe('what is bundled of others', () => {
  let folder: TemporaryFolder;
  beforeEach(() => (folder = temporaryFolder('bundled')));
  afterEach(() => {
    folder.remove();
  });

  function install(path: string, manifest: object, files: Readonly<Record<string, string>> = {}): void {
    const at = join(folder.path, 'node_modules', path);
    mkdirSync(at, { recursive: true });
    const texts = { 'package.json': JSON.stringify(manifest), ...files };
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(at, name), text);
  }

  const found = (...inputs: string[]): BundledPackage[] =>
    bundledPackages(folder.path, { 'dist/a.js': inputs }, () => true);

  it('is read from the files of the bundles that ship, each package once', () => {
    install('one', { name: 'one', version: '1.0.0', license: 'MIT' }, { LICENSE: 'Terms of one' });
    install('@scope/two', { name: '@scope/two', version: '2.0.0', license: 'ISC' }, { 'license.md': 'Two' });
    install('one/node_modules/deep', { name: 'deep', version: '3.0.0', license: 'MIT' }, { LICENCE: 'Deep' });
    install('tool', { name: 'tool', version: '4.0.0', license: 'MIT' }, { LICENSE: 'Tool' });
    const packages = bundledPackages(
      folder.path,
      {
        'dist/a.js': ['src/a.ts', 'node_modules/one/a.js', 'node_modules/one/b.js'],
        'dist/b.js': ['node_modules/@scope/two/lib/a.js', 'node_modules/one/node_modules/deep/a.js'],
        'dist/other/c.js': ['node_modules/tool/a.js'],
      },
      (bundle) => !bundle.startsWith('dist/other/'),
    );
    assert.deepEqual(
      packages.map(({ name, version, license, licenseText }) => [name, version, license, licenseText]),
      [
        ['@scope/two', '2.0.0', 'ISC', 'Two'],
        ['deep', '3.0.0', 'MIT', 'Deep'],
        ['one', '1.0.0', 'MIT', 'Terms of one'],
      ],
    );
  });

  it('has the terms from the README of a package without a licence file', () => {
    const terms = 'Copyright (c) 2014 A Person\n\nPermission is hereby granted, free of charge, …';
    install(
      'one',
      { name: 'one', version: '1.0.0', license: 'MIT' },
      {
        'README.md': `# one\n\nLicense\n-------\n\n${terms}\n`,
      },
    );
    assert.equal(found('node_modules/one/a.js')[0]?.licenseText, terms);
  });

  it('has the text of the MIT licence, with the name of the author, where a package only names it', () => {
    install('one', { name: 'one', version: '1.0.0', license: 'MIT', author: { name: 'A Company' } });
    const text = found('node_modules/one/a.js')[0]?.licenseText ?? '';
    assert.match(text, /^The MIT License\n\nCopyright \(c\) A Company\n\nPermission is hereby granted/);
  });

  for (const [what, manifest] of [
    ['no licence', { name: 'one', version: '1.0.0' }],
    ['no text of its licence', { name: 'one', version: '1.0.0', license: 'Apache-2.0', author: 'A Person' }],
  ] as const) {
    it(`is refused with ${what}`, () => {
      install('one', manifest);
      assert.throws(
        () => thirdPartyNotices('It', found('node_modules/one/a.js')),
        /No licence is known of one/,
      );
    });
  }

  it('is told in the notices with name, version, licence and terms', () => {
    install('one', { name: 'one', version: '1.0.0', license: 'MIT' }, { LICENSE: 'Terms of one' });
    const notices = thirdPartyNotices('It', found('node_modules/one/a.js'));
    assert.match(notices, /^ {2}one 1\.0\.0 \(MIT\)$/m);
    assert.match(notices, /^Terms of one$/m);
    assert.match(thirdPartyNotices('It', []), /It holds no code of others/);
  });

  it('is a bill of materials that CycloneDX calls valid, the same at each time', async () => {
    install('one', { name: 'one', version: '1.0.0', license: 'MIT', homepage: 'https://one.example' });
    install('@scope/two', { name: '@scope/two', version: '2.0.0', license: 'Their own terms' });
    const packages = found('node_modules/one/a.js', 'node_modules/@scope/two/a.js');
    const text = billOfMaterials(product, packages);
    assert.equal(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text), null);
    const { components, dependencies } = JSON.parse(text) as {
      components: { purl: string; licenses: unknown }[];
      dependencies: { ref: string; dependsOn?: string[] }[];
    };
    const addresses = ['pkg:npm/%40scope/two@2.0.0', 'pkg:npm/one@1.0.0'];
    assert.deepEqual(
      components.map(({ purl, licenses }) => [purl, licenses]),
      [
        [addresses[0], [{ license: { name: 'Their own terms' } }]],
        [addresses[1], [{ license: { id: 'MIT' } }]],
      ],
    );
    assert.deepEqual(dependencies.find(({ ref }) => ref === 'an-extension')?.dependsOn, addresses);
    assert.equal(billOfMaterials(product, packages), text);
  });
});
