import * as l10n from '@vscode/l10n';
import { oneLine } from '../text/oneLine';
import { readContactId } from './contactId';
import { isEnvironmentName } from './environmentName';

/** Of the link's URI, as VS Code splits it. */
interface LinkParts {
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

type ContactLink =
  { readonly id: string; readonly environment: string | undefined } | { readonly problem: string };

/** `windowId` is VS Code's own; campaigns add theirs to every link of a mail. */
const knownParameter = /^(?:id|environment|windowId|utm_\w+)$/;
const LONGEST_SHOWN = 60;

/**
 * Reads what follows the extension's id in `vscode://…/open?id=<ID>&environment=<name>`. Links come from anywhere, so
 * that an id is one and nothing else, and a parameter that stands there twice is none. One that is not known may be
 * meant as the environment: then the active one would be the wrong one. HTML's `&` is one: `&amp;`, and `&#38;`, which begins
 * a fragment.
 */
export function readContactLink({ path, query, fragment }: LinkParts): ContactLink {
  const whole = fragment === '' ? query : `${query}#${fragment}`;
  const parameters = new URLSearchParams(whole.replace(/&(?:amp|#38|#x26);/gi, '&'));
  const unknown = [...new Set(parameters.keys())].filter((name) => !knownParameter.test(name));
  const [id = '', ...moreIds] = parameters.getAll('id');
  const [environment, ...moreEnvironments] = parameters.getAll('environment');
  const readId = readContactId(id);
  const isSound =
    /^\/open\/?$/.test(path) &&
    (environment === undefined || isEnvironmentName(environment)) &&
    moreIds.length + moreEnvironments.length === 0;
  if (!isSound || (readId === undefined && unknown.length === 0)) return { problem: notALink() };
  if (unknown.length > 0 || readId === undefined) return { problem: notKnown(unknown) };
  return { id: readId, environment };
}

function notALink(): string {
  return l10n.t(
    'A link to a contact ends in {0}. Copy it again, or open the contact by its ID.',
    '/open?id=00000000-0000-0000-0000-000000000000&environment=production',
  );
}

function notKnown(names: readonly string[]): string {
  const shown = oneLine(names.join(', '));
  return l10n.t(
    'This link says something that is not known here: {0}. Only {1} and {2} are, in lower case. Copy it again, or open the contact by its ID.',
    shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown,
    'id',
    'environment',
  );
}
