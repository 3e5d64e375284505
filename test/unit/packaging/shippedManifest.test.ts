import assert from 'node:assert/strict';
import { projectLinks } from '../../support/packaging/projectLinks';
import type { ProjectManifest } from '../../support/packaging/projectManifest';
import { shippedManifest } from '../../support/packaging/shippedManifest';

const manifest: ProjectManifest = {
  name: 'an-extension',
  version: '1.2.3',
  publisher: 'somebody',
  license: 'MIT',
  repository: { type: 'git', url: 'https://github.com/somebody/an-extension.git' },
  private: true,
  scripts: { test: 'mocha' },
  devDependencies: { mocha: '^12.0.0' },
  main: './dist/extension.js',
};

describe('the package.json that ships', () => {
  it('has all addresses of the project, made from that of its repository', () => {
    const { repository, homepage, bugs, qna } = shippedManifest(manifest);
    assert.deepEqual(
      { repository, homepage, bugs, qna },
      {
        repository: manifest.repository,
        homepage: 'https://github.com/somebody/an-extension#readme',
        bugs: { url: 'https://github.com/somebody/an-extension/issues' },
        qna: 'https://github.com/somebody/an-extension/discussions',
      },
    );
  });

  it('leaves out what only those need who build it', () => {
    const { name, main, ...others } = shippedManifest(manifest);
    assert.deepEqual([name, main], ['an-extension', './dist/extension.js']);
    for (const key of ['private', 'scripts', 'devDependencies']) assert.ok(!(key in others), key);
  });

  it('cannot be made for a project that lives nowhere', () => {
    assert.throws(
      () => shippedManifest({ ...manifest, repository: { type: 'git', url: '' } }),
      /repository\.url/,
    );
  });

  it('knows the placeholder from a real owner', () => {
    assert.equal(projectLinks('https://github.com/OWNER/an-extension.git')?.isPlaceholder, true);
    assert.equal(projectLinks('https://github.com/owner/an-extension.git')?.isPlaceholder, false);
  });
});
