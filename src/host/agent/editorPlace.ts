import * as vscode from 'vscode';
import type {
  AgentEnvironment,
  AgentPlace,
  EditedContact,
  SandboxJournal,
  SaveReport,
} from '../../agent/agentPlace';
import { redactKey } from '../../core/api/connection';
import type { ContactApi } from '../../core/api/contactApi';
import type { AccountLists } from '../../core/fields/fieldView';
import { oneLine } from '../../core/text/oneLine';
import { SANDBOX_KEY } from '../../sandbox/account/identity';
import { proveSandbox } from '../../sandbox/client/proveSandbox';
import type { SandboxControl } from '../../sandbox/sandbox';
import { checkedBaseUrl } from '../account/checkedBaseUrl';
import type { Connections } from '../account/connections';
import type { KeyStore } from '../account/keyStore';
import type { Lists } from '../account/lists';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import { describeError, errorLine } from '../errors/describeError';
import type { ContactOpener } from '../open/contactOpener';
import type { ContactReference } from '../reference/contactUri';
import {
  type Environment,
  type Environments,
  SANDBOX_ENVIRONMENT,
  sandboxUrl,
} from '../startup/environments';
import type { Log } from '../startup/log';
import { sandboxPort } from '../startup/settings';
import type { SaveHistory } from '../storage/saveHistory';
import { requireConsent } from './consent';
import { lastSaveOf } from './lastSave';
import { listsLoaded } from './listsLoaded';

export interface EditorPlaceNeeds {
  readonly environments: Environments;
  readonly connections: Connections;
  readonly keys: KeyStore;
  readonly lists: Lists;
  readonly log: Log;
  readonly opener: ContactOpener;
  readonly sessions: ContactSessions;
  readonly history: SaveHistory;
  readonly sandboxControl: () => Promise<SandboxControl>;
}

/** One call of a tool in VS Code: the environment that was active when it began, and the form in which a person looks at what is proposed. */
export class EditorPlace implements AgentPlace {
  readonly afterEdit =
    'It stands in the form of the contact as an unsaved edit, marked as proposed. The person looks at it and saves, or puts it back; wts_save_proof tells then.';

  constructor(
    private readonly needs: EditorPlaceNeeds,
    private readonly active: Environment,
  ) {}

  environment(about: 'account' | 'sandbox'): AgentEnvironment {
    if (about === 'account' || this.active.name === SANDBOX_ENVIRONMENT) return agentEnvironment(this.active);
    return {
      name: SANDBOX_ENVIRONMENT,
      baseUrl: sandboxUrl(sandboxPort()),
      isProduction: false,
      isReadOnly: false,
    };
  }

  async enter(environment: AgentEnvironment): Promise<void> {
    await requireConsent(environment);
  }

  use<T>(task: (api: ContactApi) => Promise<T>): Promise<T> {
    return this.needs.connections.use(this.active.name, task);
  }

  listsFor(contactId: string): Promise<AccountLists> {
    return listsLoaded(this.needs.lists, this.referenceOf(contactId));
  }

  /** Opens the form when the changes could be saved; until then nothing happens that a person sees. */
  async edit(contactId: string, make: (now: EditedContact) => string): Promise<EditedContact> {
    const { opener, sessions } = this.needs;
    const reference = this.referenceOf(contactId);
    const session = await opener.load(reference);
    if (session === undefined) throw new vscode.CancellationError();
    const held = sessions.hold(session);
    try {
      const lists = await listsLoaded(this.needs.lists, reference);
      make(standing(session, lists));
      await opener.showTab(session);
      await session.core.propose(({ text, origin }, own) =>
        make({ baseline: origin.baseline, text, lists, own }),
      );
      return standing(session, lists);
    } finally {
      held.dispose();
    }
  }

  async whyNoSave(): Promise<string | undefined> {
    const { name, baseUrl } = this.active;
    if (this.needs.environments.find(name)?.baseUrl !== baseUrl)
      return `the address of the environment "${name}" has changed meanwhile.`;
    const proof = await proveSandbox(checkedBaseUrl(this.active));
    return proof.kind === 'proven' ? undefined : proof.why;
  }

  async save(contactId: string): Promise<SaveReport> {
    const session = this.needs.sessions.find(this.referenceOf(contactId));
    if (session === undefined) throw new Error('The contact was closed meanwhile.');
    // Opening the form and its edit took time: whoever answers there now has to prove it again.
    const why = await this.whyNoSave();
    if (why !== undefined) throw new Error(`Nothing was sent: ${why}`);
    await session.core.save();
    const report = await this.lastSave(contactId);
    return (
      report ?? { savedAt: new Date().toISOString(), result: undefined, problem: 'Nothing was to be sent.' }
    );
  }

  lastSave(contactId: string): Promise<SaveReport | undefined> {
    const reference = this.referenceOf(contactId);
    return lastSaveOf(reference, this.needs.sessions.find(reference), this.needs.history);
  }

  async journal(): Promise<SandboxJournal> {
    const control = await this.needs.sandboxControl();
    return {
      rows: () => control.journal(),
      sent: async (id) => (await control.record(id))?.sent?.text,
    };
  }

  explain(error: unknown): string {
    return errorLine(describeError(error));
  }

  async withoutKey(text: string): Promise<string> {
    const key = await this.needs.keys.read(this.active).catch(() => '');
    return key === SANDBOX_KEY ? text : redactKey(text, key);
  }

  log(line: string): void {
    this.needs.log.info(oneLine(`agent ${line}`));
  }

  private referenceOf(id: string): ContactReference {
    return { environment: this.active.name, id };
  }
}

function standing({ state }: ContactSession, lists: AccountLists): EditedContact {
  const { origin, text, changes, proposals } = state;
  if (origin === undefined) throw new Error('The contact is not loaded.');
  return { baseline: origin.baseline, text, lists, own: proposals.notAmong(changes) };
}

function agentEnvironment(environment: Environment): AgentEnvironment {
  return {
    name: environment.name,
    baseUrl: addressOf(environment),
    isProduction: environment.production,
    isReadOnly: environment.readOnly,
  };
}

/** One that may not be used is shown as it was written: using it says what is wrong. */
function addressOf(environment: Environment): string {
  try {
    return checkedBaseUrl(environment);
  } catch {
    return environment.baseUrl;
  }
}
