/** The owner of the repository's address until the real owner has one. */
export const OWNER_PLACEHOLDER = 'OWNER';

/** Where people find the project; all of it is made from the repository's address. */
export interface ProjectLinks {
  readonly repository: string;
  readonly homepage: string;
  readonly bugs: string;
  readonly qna: string;
  /** Whether the owner has still to say where the project lives. */
  readonly isPlaceholder: boolean;
}

/** Undefined for an address that is not `https://github.com/<owner>/<name>.git`: the workflows are GitHub's. */
export function projectLinks(repositoryUrl: string): ProjectLinks | undefined {
  const parts = /^https:\/\/github\.com\/([\w.-]+)\/([\w.-]+?)\.git$/.exec(repositoryUrl);
  if (parts === null) return undefined;
  const [, owner = '', name = ''] = parts;
  const address = `https://github.com/${owner}/${name}`;
  return {
    repository: address,
    homepage: `${address}#readme`,
    bugs: `${address}/issues`,
    qna: `${address}/discussions`,
    isPlaceholder: owner === OWNER_PLACEHOLDER,
  };
}
