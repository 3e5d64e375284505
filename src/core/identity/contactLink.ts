import * as l10n from '@vscode/l10n';
import { isContactId } from './contactId';
import { isEnvironmentName } from './environmentName';

export type ContactLink =
  { readonly id: string; readonly environment: string | undefined } | { readonly problem: string };

/**
 * Reads what follows the extension's id in `vscode://…/open?id=<ID>&environment=<name>`. Links come from anywhere, so
 * that an id is one and nothing else, and a parameter that stands there twice is none.
 */
export function readContactLink(path: string, query: string): ContactLink {
  const parameters = new URLSearchParams(query);
  const [id = '', ...moreIds] = parameters.getAll('id');
  const [environment, ...moreEnvironments] = parameters.getAll('environment');
  const isSound =
    /^\/open\/?$/.test(path) &&
    isContactId(id) &&
    (environment === undefined || isEnvironmentName(environment)) &&
    moreIds.length + moreEnvironments.length === 0;
  if (isSound) return { id: id.toLowerCase(), environment };
  return {
    problem: l10n.t(
      'A link to a contact ends in {0}. Copy it again, or open the contact by its ID.',
      '/open?id=00000000-0000-0000-0000-000000000000&environment=production',
    ),
  };
}
