import type { Connections } from '../account/connections';
import type { KeyPrompts } from '../account/keyPrompts';
import type { Lists } from '../account/lists';
import type { LoadingProgress } from '../account/loadingProgress';
import { ActiveContact } from './activeContact';
import { contactCommands } from './contactCommands';
import { ContactDocuments } from './contactDocuments';
import { ContactProblems } from './contactProblems';
import type { MakePorts, WordsOf } from './contactSession';
import { ContactSessions } from './contactSessions';
import { registerTextHelp } from './contactTextHelp';
import { registerEnvironmentBadges } from './environmentBadges';
import { ReadonlyDocuments } from './readonlyDocuments';

interface Needs {
  readonly connections: Connections;
  readonly keyPrompts: KeyPrompts;
  readonly lists: Lists;
  readonly loading: LoadingProgress;
  /** What a session works with. */
  readonly makePorts: MakePorts;
  readonly wordsOf: WordsOf;
  readonly reportError: (error: unknown) => void;
}

/** The contacts that are open: as documents, as what is known of them, and which one is meant. */
export function createContacts(needs: Needs) {
  const { connections, keyPrompts, lists, loading, reportError } = needs;
  const documents = new ContactDocuments();
  const sessions = new ContactSessions(connections, documents, loading, needs.makePorts, needs.wordsOf);
  const active = new ActiveContact(sessions);
  const problems = new ContactProblems(sessions);
  const readonlyDocuments = new ReadonlyDocuments();
  // A key that has come lets contacts load that failed for want of it.
  const keys = keyPrompts.onDidChange(({ name }) => {
    sessions.forgetReasons(name);
    Promise.all(sessions.failedIn(name).map((session) => session.core.reload())).catch(reportError);
  });
  return {
    ...{ documents, sessions, active, problems, readonlyDocuments },
    commands: contactCommands({ active, documents, lists, sessions }),
    disposables: [
      ...[sessions, active, problems, readonlyDocuments, keys],
      ...registerTextHelp(lists),
      registerEnvironmentBadges(),
    ],
  };
}
