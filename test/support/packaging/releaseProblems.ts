import type { ProjectManifest } from './projectManifest';
import { OWNER_PLACEHOLDER, projectLinks } from './projectLinks';

/** What a release is looked at for, read from the project's folder. */
export interface ReleaseFacts {
  readonly manifest: ProjectManifest;
  readonly changelog: string;
  /** Whether a file of the project is there. */
  readonly has: (path: string) => boolean;
  /** The bytes of the icon; undefined when there is none. */
  readonly icon: Buffer | undefined;
}

/** Without these nothing is packed. */
const neededFiles = [
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'SECURITY.md',
  'RELEASING.md',
  '.github/workflows/ci.yml',
  '.github/workflows/release.yml',
  'media/readme/demo.webp',
];

const neededCategories = ['Testing', 'Other'];
/** The marketplace takes no more. */
const MOST_KEYWORDS = 30;

/** What is missing or wrong, one sentence each with what to do; none when the product is fit to be packed. */
export function findReleaseProblems({ manifest, changelog, has, icon }: ReleaseFacts): string[] {
  return [
    ...neededFiles.filter((path) => !has(path)).map((path) => `${path} is missing: write it.`),
    ...manifestProblems(manifest),
    ...iconProblems(manifest.icon, icon),
    ...changelogProblems(manifest.version, changelog),
  ];
}

function manifestProblems({
  repository,
  galleryBanner,
  categories = [],
  keywords = [],
  publisher,
}: ProjectManifest): string[] {
  const when = (isWrong: boolean, problem: string): string[] => (isWrong ? [problem] : []);
  return [
    ...when(
      projectLinks(repository?.url ?? '') === undefined,
      'package.json: repository.url must be https://github.com/<owner>/<name>.git, all other addresses are made from it.',
    ),
    ...when(
      !/^#[\da-f]{6}$/i.test(galleryBanner?.color ?? ''),
      'package.json: galleryBanner needs a color such as #1f2937, and a theme.',
    ),
    ...when(
      !/^(?:dark|light)$/.test(galleryBanner?.theme ?? ''),
      'package.json: galleryBanner.theme is dark or light.',
    ),
    ...neededCategories
      .filter((category) => !categories.includes(category))
      .map((category) => `package.json: categories lacks ${category}.`),
    ...when(
      keywords.length === 0 || keywords.length > MOST_KEYWORDS,
      `package.json: the marketplace takes 1 to ${MOST_KEYWORDS} keywords, not ${keywords.length}.`,
    ),
    ...when(!/^[a-z\d][a-z\d-]*$/i.test(publisher), 'package.json: publisher must be the ID of a publisher.'),
  ];
}

const PNG_SIGNATURE = '89504e470d0a1a0a';
const ICON_PIXELS = 256;

function iconProblems(path: string | undefined, icon: Buffer | undefined): string[] {
  if (path === undefined || icon === undefined)
    return ['package.json: icon must name a picture that is there: `npm run screenshots` draws it.'];
  const isPng = icon.subarray(0, 8).toString('hex') === PNG_SIGNATURE;
  // Width and height stand at a fixed place of a PNG's first chunk.
  const isSquare = isPng && icon.readUInt32BE(16) === ICON_PIXELS && icon.readUInt32BE(20) === ICON_PIXELS;
  return isSquare ? [] : [`${path} must be a PNG of ${ICON_PIXELS} × ${ICON_PIXELS} pixels.`];
}

function changelogProblems(version: string, changelog: string): string[] {
  const sections = [version, 'Unreleased'].map((name) => changelogSection(changelog, name));
  return sections.some((section) => section !== undefined && section !== '')
    ? []
    : [`CHANGELOG.md tells nothing of ${version}: write what changed under "## [Unreleased]".`];
}

/** What stands under `## [name]`; undefined when there is no such heading. */
export function changelogSection(changelog: string, name: string): string | undefined {
  const sections = changelog.split(/^## /m);
  return sections
    .find((text) => text.startsWith(`[${name}]`))
    ?.split('\n')
    .slice(1)
    .join('\n')
    .trim();
}

/**
 * What only the owner can do, one sentence each. A package for trying out may be made without it; a release may not.
 * @param tag the tag that is being released, such as `v0.2.0`; undefined when none is
 */
export function openForOwner({ manifest, changelog }: ReleaseFacts, tag: string | undefined): string[] {
  const { version, repository } = manifest;
  const open: string[] = [];
  if (projectLinks(repository?.url ?? '')?.isPlaceholder === true)
    open.push(
      `package.json: repository.url still has the placeholder ${OWNER_PLACEHOLDER}: pictures and links of the README lead nowhere. Put the real repository in.`,
    );
  if (!/^## \[[^\]]+\] - \d{4}-\d\d-\d\d$/m.test(changelogHeading(changelog, version)))
    open.push(`CHANGELOG.md has no "## [${version}] - <date>": name what is under "## [Unreleased]" so.`);
  if (tag !== undefined && tag !== `v${version}`)
    open.push(
      `The tag ${tag} is not that of version ${version} in package.json: tag v${version}, or change the version.`,
    );
  return open;
}

function changelogHeading(changelog: string, version: string): string {
  return changelog.split('\n').find((line) => line.startsWith(`## [${version}]`)) ?? '';
}
