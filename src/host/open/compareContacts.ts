import * as vscode from 'vscode';
import { HintError } from '../errors/describeError';
import { comparableText } from '../../core/show/comparableText';
import { readSound } from '../../core/text/contactDocument';
import { contactName } from '../../core/identity/contactTitle';
import { oneLine } from '../../core/text/oneLine';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSessions } from '../contact/contactSessions';
import { contactLabel } from '../reference/contactLabel';
import { type ContactReference, contactKey, shortId } from '../reference/contactUri';
import type { Environments } from '../startup/environments';
import type { KeyPrompts } from '../account/keyPrompts';
import { isCancellation } from '../errors/report';
import { requireEnvironment } from '../account/requireEnvironment';
import type { ReadonlyDocuments } from '../contact/readonlyDocuments';
import { UserFacingError, describeError } from '../errors/describeError';

export interface ComparingNeeds {
  readonly documents: ContactDocuments;
  readonly environments: Environments;
  readonly keyPrompts: KeyPrompts;
  readonly sessions: ContactSessions;
  readonly readonlyDocuments: ReadonlyDocuments;
}

export type Pair = readonly [ContactReference, ContactReference];

/** Shows two contacts, as they are stored now, in VS Code's diff editor. Nothing is written. */
export async function compareContacts(pair: Pair, needs: ComparingNeeds): Promise<void> {
  const [left, right] = pair;
  if (contactKey(left) === contactKey(right)) {
    throw new HintError(
      vscode.l10n.t(
        'These are the same contact in the same environment. Choose another one to compare it with.',
      ),
    );
  }
  if (!(await haveKeys(pair, needs))) return;
  const [leftBody, rightBody] = await readBoth(pair, needs);
  await vscode.commands.executeCommand(
    'vscode.diff',
    needs.readonlyDocuments.add(pathOf(left), comparableText(leftBody)),
    needs.readonlyDocuments.add(pathOf(right), comparableText(rightBody)),
    titleOf([sideOf(left, leftBody), sideOf(right, rightBody)], pair, needs.documents),
    { preview: false },
  );
}

/** Asks for one key after the other: two boxes at once would close each other. False when the person gave none. */
async function haveKeys(pair: Pair, { environments, keyPrompts }: ComparingNeeds): Promise<boolean> {
  for (const name of new Set(pair.map(({ environment }) => environment))) {
    if (!(await keyPrompts.ensure(requireEnvironment(environments, name)))) return false;
  }
  return true;
}

async function readBoth(pair: Pair, { sessions }: ComparingNeeds): Promise<readonly [string, string]> {
  const [left, right] = await Promise.allSettled([sessions.request(pair[0]), sessions.request(pair[1])]);
  if (left.status === 'fulfilled' && right.status === 'fulfilled') return [left.value, right.value];
  const failures = [left, right].flatMap((side, index) => {
    const contact = pair[index];
    return side.status === 'rejected' && contact !== undefined
      ? { contact, error: side.reason as unknown }
      : [];
  });
  throw comparingError(failures);
}

interface Failure {
  readonly contact: ContactReference;
  readonly error: unknown;
}

/** Which side could not be read. What was cancelled is not told. */
function comparingError(failures: readonly Failure[]): unknown {
  const cancelled = failures.find(({ error }) => isCancellation(error));
  const [first] = failures;
  if (cancelled !== undefined || first === undefined) return cancelled?.error;
  const { environment } = first.contact;
  const details = failures.map(({ contact, error }) => {
    const { title, detail } = describeError(error);
    return `${contact.environment}, ${shortId(contact.id)}: ${title}. ${detail}`;
  });
  const { reference, nextSteps } = describeError(first.error);
  const title =
    failures.length > 1
      ? vscode.l10n.t('Neither of the two contacts could be read')
      : vscode.l10n.t('Contact {0} could not be read from "{1}"', shortId(first.contact.id), environment);
  return new UserFacingError({ title, detail: details.join(' '), reference, nextSteps }, environment);
}

function pathOf({ environment, id }: ContactReference): string {
  return `${environment}/${id}.json`;
}

function sideOf({ environment, id }: ContactReference, body: string): string {
  return `${contactLabel({ id, name: oneLine(contactName(readSound(body))) })} (${environment})`;
}

/** Unsaved text is not compared, which only matters where there is some. */
function titleOf([left, right]: readonly [string, string], pair: Pair, documents: ContactDocuments): string {
  const title = `${left} ↔ ${right}`;
  return pair.some((contact) => documents.isDirty(contact))
    ? vscode.l10n.t('{0}, without unsaved changes', title)
    : title;
}
