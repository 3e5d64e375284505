import type { KeyStore } from '../account/keyStore';
import type { Lists } from '../account/lists';
import type { ActiveContact } from '../contact/activeContact';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import type { CommandTable } from '../startup/commandTable';
import type { Environments } from '../startup/environments';
import { copyRequest } from './copyRequest';
import { RequestPreview } from './requestPreview';
import { SavePlanner } from './savePlanner';

interface Needs {
  readonly active: ActiveContact;
  readonly documents: ContactDocuments;
  readonly environments: Environments;
  readonly keys: KeyStore;
  readonly lists: Lists;
  readonly sessions: ContactSessions;
}

/** Seeing what Save would send, and taking it elsewhere. */
export function createRequest(needs: Needs) {
  const { active, documents, environments, keys, lists, sessions } = needs;
  const planner = new SavePlanner(environments);
  const preview = new RequestPreview(documents, environments, planner, lists, sessions);
  return {
    previewRequest: (session: ContactSession) => preview.show(session),
    commands: {
      previewRequest: () => preview.show(active.require()),
      copyRequest: (argument) => copyRequest(argument, active.require(), { environments, keys, planner }),
    } satisfies Partial<CommandTable>,
    disposables: [preview],
  };
}
