import { loadAccountLists } from '../../agent/accountLists';
import type { AgentEnvironment, AgentPlace, EditedContact, SandboxJournal } from '../../agent/agentPlace';
import { type ApiConnection, redactKey } from '../../core/api/connection';
import { type ContactApi, createContactApi } from '../../core/api/contactApi';
import { oneLine } from '../../core/text/oneLine';
import { createBaseline } from '../../core/changes/baseline';
import { DEFAULT_SANDBOX_PORT, SANDBOX_KEY } from '../../sandbox/account/identity';
import { proveSandbox } from '../../sandbox/client/proveSandbox';
import { SandboxControl } from '../../sandbox/server/control/sandboxControl';
import { explainFailure } from '../account';
import { ProposedEdits } from './proposedEdits';

const AFTER_EDIT =
  'This is a preview and stands in no form: show it to the person, who decides whether it is sent, by whatever way they send such requests. wts_save_proof then compares the contact with it.';

/**
 * The tools on a command line: one account, and nobody before a form. Whoever answers on this machine may be a real
 * account behind a forwarder: only what proves to be a sandbox is written to.
 */
export function commandLinePlace(connection: ApiConnection, log: (line: string) => void): AgentPlace {
  const api = createContactApi(connection);
  const edits = new ProposedEdits(api, () =>
    createContactApi({ ...connection, beforeWrite: () => requireSandbox(connection) }),
  );
  return {
    environment: (about) =>
      about === 'sandbox' ? sandboxEnvironment(connection) : accountEnvironment(connection),
    enter: () => Promise.resolve(),
    use: (task) => task(api),
    listsFor: (id) => loadAccountLists(api, id),
    edit: async (id, make) => edits.note(id, await preview(api, id, make)),
    afterEdit: AFTER_EDIT,
    whyNoSave: async () => {
      const proof = await proveSandbox(connection.baseUrl);
      return proof.kind === 'proven' ? undefined : proof.why;
    },
    save: (id, edited) => edits.save(id, edited),
    lastSave: (id) => edits.report(id),
    journal: () => Promise.resolve(journalOf(sandboxPortOf(connection))),
    explain: (error) => explainFailure(error, connection),
    withoutKey: (text) => Promise.resolve(withoutSecretKey(text, connection.key)),
    log: (line) => {
      log(oneLine(withoutSecretKey(line, connection.key)));
    },
  };
}

async function preview(
  api: ContactApi,
  id: string,
  make: (now: EditedContact) => string,
): Promise<EditedContact> {
  const [body, lists] = await Promise.all([api.loadContact(id), loadAccountLists(api, id)]);
  const baseline = createBaseline(body);
  const now: EditedContact = { baseline, text: baseline.text, lists, own: [] };
  return { ...now, text: make(now) };
}

/** Asked before each request that writes: another program may have taken the port since the last one. */
async function requireSandbox({ baseUrl }: ApiConnection): Promise<void> {
  const proof = await proveSandbox(baseUrl);
  if (proof.kind === 'unproven') throw new Error(`Nothing was sent: ${proof.why}`);
}

/** The sandbox's own is no secret, and may stand in what a developer's program has sent. */
function withoutSecretKey(text: string, key: string): string {
  return key === SANDBOX_KEY ? text : redactKey(text, key);
}

function accountEnvironment({ baseUrl }: ApiConnection): AgentEnvironment {
  const isLocal = isOnThisMachine(baseUrl);
  return {
    name: isLocal ? 'local' : 'live',
    baseUrl,
    isProduction: !isLocal,
    isReadOnly: false,
  };
}

/** An address on this machine has one name, whichever tool is asked. */
function sandboxEnvironment(connection: ApiConnection): AgentEnvironment {
  if (isOnThisMachine(connection.baseUrl)) return accountEnvironment(connection);
  const baseUrl = `http://127.0.0.1:${sandboxPortOf(connection)}`;
  return { name: 'sandbox', baseUrl, isProduction: false, isReadOnly: false };
}

function sandboxPortOf({ baseUrl }: ApiConnection): number {
  return isOnThisMachine(baseUrl) ? Number(new URL(baseUrl).port || '80') : DEFAULT_SANDBOX_PORT;
}

/** No key may go to another machine without https. */
function isOnThisMachine(baseUrl: string): boolean {
  return baseUrl.startsWith('http://');
}

function journalOf(port: number): SandboxJournal {
  const control = new SandboxControl(port);
  return {
    rows: () => control.journal(),
    sent: async (id) => (await control.record(id))?.sent?.text,
  };
}
