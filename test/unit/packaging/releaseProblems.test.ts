import assert from 'node:assert/strict';
import type { ProjectManifest } from '../../support/packaging/projectManifest';
import {
  findReleaseProblems,
  openForOwner,
  type ReleaseFacts,
} from '../../support/packaging/releaseProblems';

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(24);
  Buffer.from('89504e470d0a1a0a', 'hex').copy(header);
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
}

const manifest: ProjectManifest = {
  name: 'an-extension',
  version: '1.2.3',
  publisher: 'somebody',
  license: 'MIT',
  repository: { type: 'git', url: 'https://github.com/somebody/an-extension.git' },
  icon: 'media/icon.png',
  galleryBanner: { color: '#102030', theme: 'dark' },
  categories: ['Testing', 'Other'],
  keywords: ['contact'],
};

const complete: ReleaseFacts = {
  manifest,
  changelog: '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-11-30\n\n- A thing.\n',
  has: () => true,
  icon: png(256, 256),
};

const changed = (part: Partial<ProjectManifest>): ReleaseFacts => ({
  ...complete,
  manifest: { ...manifest, ...part },
});

const without = (key: keyof ProjectManifest): ReleaseFacts => ({
  ...complete,
  manifest: Object.fromEntries(Object.entries(manifest).filter(([name]) => name !== key)) as ProjectManifest,
});

describe('what must be there before anything is packed', () => {
  it('is not missed where all of it is there', () => {
    assert.deepEqual(findReleaseProblems(complete), []);
  });

  for (const file of [
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'SECURITY.md',
    'RELEASING.md',
    '.github/workflows/ci.yml',
    '.github/workflows/release.yml',
    'media/readme/demo.webp',
  ]) {
    it(`is refused without ${file}, by name`, () => {
      const problems = findReleaseProblems({ ...complete, has: (path) => path !== file });
      assert.deepEqual(problems, [`${file} is missing: write it.`]);
    });
  }

  const refusals: readonly [string, ReleaseFacts, RegExp][] = [
    ['no repository', without('repository'), /repository\.url/],
    [
      'a repository that is not of GitHub',
      changed({ repository: { type: 'git', url: 'https://example.org/an-extension.git' } }),
      /repository\.url/,
    ],
    ['no name of an icon', without('icon'), /icon must name/],
    ['no icon', { ...complete, icon: undefined }, /icon must name/],
    ['an icon of another size', { ...complete, icon: png(128, 128) }, /256 × 256/],
    ['an icon that is no PNG', { ...complete, icon: Buffer.from('<svg xmlns="…"></svg>') }, /must be a PNG/],
    ['no banner', without('galleryBanner'), /galleryBanner/],
    [
      'a banner without a colour',
      changed({ galleryBanner: { color: 'teal', theme: 'dark' } }),
      /galleryBanner needs a color/,
    ],
    [
      'a banner without a theme',
      changed({ galleryBanner: { color: '#102030', theme: '' } }),
      /galleryBanner\.theme/,
    ],
    ['no category Testing', changed({ categories: ['Other'] }), /lacks Testing/],
    ['no keywords', changed({ keywords: [] }), /1 to 30 keywords, not 0/],
    [
      'too many keywords',
      changed({ keywords: Array.from({ length: 31 }, (_, index) => `word ${index}`) }),
      /not 31/,
    ],
    ['no publisher', changed({ publisher: '' }), /publisher/],
    [
      'a changelog that tells nothing',
      { ...complete, changelog: '# Changelog\n\n## [Unreleased]\n\n## [1.2.2]\n\n- Old.\n' },
      /CHANGELOG\.md tells nothing of 1\.2\.3/,
    ],
  ];
  for (const [what, facts, problem] of refusals) {
    it(`is refused with ${what}`, () => {
      const problems = findReleaseProblems(facts);
      assert.match(problems.join('\n'), problem);
    });
  }

  it('may have its changes still under Unreleased', () => {
    const changelog = '# Changelog\n\n## [Unreleased]\n\n- A thing.\n';
    assert.deepEqual(findReleaseProblems({ ...complete, changelog }), []);
  });
});

describe('what is open for the owner of the project', () => {
  it('is nothing when the project lives somewhere and the version has its day', () => {
    assert.deepEqual(openForOwner(complete, 'v1.2.3'), []);
  });

  it('is the repository, while its address is the placeholder', () => {
    const url = 'https://github.com/OWNER/an-extension.git';
    const open = openForOwner(changed({ repository: { type: 'git', url } }), undefined);
    assert.equal(open.length, 1);
    assert.match(open[0] ?? '', /placeholder OWNER/);
  });

  for (const heading of ['## [Unreleased]', '## [1.2.3]', '## [1.2.2] - 2026-11-30']) {
    it(`is the day of the version, while the changelog has ${heading}`, () => {
      const open = openForOwner({ ...complete, changelog: `${heading}\n\n- A thing.\n` }, undefined);
      assert.match(open.join('\n'), /no "## \[1\.2\.3\] - <date>"/);
    });
  }

  it('is the tag, when it is not that of the version', () => {
    assert.match(openForOwner(complete, 'v1.2.4').join('\n'), /tag v1\.2\.3/);
  });
});
