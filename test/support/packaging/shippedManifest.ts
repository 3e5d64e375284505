import type { ProjectManifest } from './projectManifest';
import { projectLinks } from './projectLinks';

/** What only those need who build the project; `private` keeps it from being published to npm by mistake. */
const notShipped = new Set(['private', 'scripts', 'devDependencies']);

/** The addresses that all packages of ours tell. @throws an Error for a repository that they cannot be made from */
export function linkFields({ repository }: ProjectManifest): Readonly<Record<string, unknown>> {
  const links = projectLinks(repository?.url ?? '');
  if (links === undefined)
    throw new Error('package.json: repository.url must be https://github.com/<owner>/<name>.git.');
  return { repository, homepage: links.homepage, bugs: { url: links.bugs } };
}

/** The package.json of the extension as it ships. */
export function shippedManifest(manifest: ProjectManifest): Readonly<Record<string, unknown>> {
  const kept = Object.entries(manifest).filter(([key]) => !notShipped.has(key));
  const qna = projectLinks(manifest.repository?.url ?? '')?.qna;
  return { ...Object.fromEntries(kept), ...linkFields(manifest), qna };
}
