import * as vscode from 'vscode';
import { HintError } from '../errors/describeError';
import type { ActiveContact } from '../contact/activeContact';
import type { CommandTable } from '../startup/commandTable';
import { compareContacts, type ComparingNeeds, type Pair } from './compareContacts';
import { readContact, readContacts } from '../reference/contactArgument';
import { type Candidate, pickContact } from './contactPicker';
import { rememberedItems } from './contactTree';
import { type ContactReference, contactKey, shortId } from '../reference/contactUri';
import type { Environments } from '../startup/environments';
import { pickEnvironment } from '../account/pickEnvironment';
import type { RememberedContacts } from './rememberedContacts';

interface Needs extends ComparingNeeds {
  readonly active: ActiveContact;
  readonly environments: Environments;
  readonly remembered: RememberedContacts;
}

/** One contact in two environments, or two contacts. */
export function environmentCommands(needs: Needs) {
  return {
    openInEnvironment: (argument) =>
      openInEnvironment(readContact(argument) ?? needs.active.require().reference, needs),
    compareContacts: async (argument, selection) => {
      const pair = readPair(readContacts(argument, selection));
      if (pair !== undefined) {
        await compareContacts(pair, needs);
        return;
      }
      const first = readContact(argument) ?? needs.active.session?.reference ?? (await pickFirst(needs));
      const second = first && (await pickSecond(first, needs));
      // As a command of its own, so that Retry asks for nothing that was picked already.
      if (second !== undefined)
        await vscode.commands.executeCommand('wts.compareContacts', first, [first, second]);
    },
  } satisfies Partial<CommandTable>;
}

/** Asks even when there is only one other: a contact of a live account opens on purpose. */
async function openInEnvironment(contact: ContactReference, { environments }: Needs) {
  const others = environments.all().filter(({ name }) => name !== contact.environment);
  const title = vscode.l10n.t('Open contact {0} in which environment?', shortId(contact.id));
  const picked = await pickEnvironment(others, environments.active(), title);
  // As the command that it is: an error is told with the environment's next steps, and tried again there.
  if (picked !== undefined)
    await vscode.commands.executeCommand('wts.openContact', { id: contact.id, environment: picked.name });
}

function readPair(selected: readonly ContactReference[]): Pair | undefined {
  const [first, second, ...more] = selected;
  if (more.length > 0) throw new HintError(vscode.l10n.t('Only two contacts can be compared. Select two.'));
  return first === undefined || second === undefined ? undefined : [first, second];
}

async function pickFirst(needs: Needs): Promise<ContactReference | undefined> {
  const environments = namesFrom(needs.environments.active().name, needs);
  return await pickContact({
    title: vscode.l10n.t('Compare which contact?'),
    candidates: knownContacts(environments, needs),
    environments,
    except: undefined,
  });
}

async function pickSecond(first: ContactReference, needs: Needs): Promise<ContactReference | undefined> {
  const environments = namesFrom(first.environment, needs);
  const known = knownContacts(environments, needs);
  const name = known.find((contact) => contactKey(contact) === contactKey(first))?.name;
  const group = vscode.l10n.t('The same contact in another environment');
  const same = environments.map((environment) => ({ id: first.id, environment, name, group }));
  return await pickContact({
    title: vscode.l10n.t('Compare {0} of "{1}" with which contact?', shortId(first.id), first.environment),
    candidates: [...same, ...known],
    environments,
    except: first,
  });
}

/** Every environment, this one first. */
function namesFrom(first: string, { environments }: Needs): string[] {
  return [...new Set([first, ...environments.all().map(({ name }) => name)])];
}

/** What is open, and what the list remembers of each environment. */
function knownContacts(environments: readonly string[], { sessions, remembered }: Needs): Candidate[] {
  const open = sessions
    .all()
    .flatMap(({ reference, name }) =>
      name === undefined ? [] : { ...reference, name, group: vscode.l10n.t('Open contacts') },
    );
  const items = environments.flatMap((environment) => rememberedItems(remembered, environment));
  return [
    ...open,
    ...items.filter(({ isPin }) => isPin).map((item) => ({ ...item, group: vscode.l10n.t('Pinned') })),
    ...items.filter(({ isPin }) => !isPin).map((item) => ({ ...item, group: vscode.l10n.t('Recent') })),
  ];
}
