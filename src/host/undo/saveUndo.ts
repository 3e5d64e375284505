import * as vscode from 'vscode';
import type { SaveRecord } from '../../core/undo/saveRecord';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import type { ContactReference } from '../reference/contactUri';
import type { Environments } from '../startup/environments';
import type { ContactOpener } from '../open/contactOpener';
import { withoutLinks } from '../errors/escapeUntrusted';
import { requireEnvironment } from '../account/requireEnvironment';
import { readOnlyNotice } from '../saving/saveMessages';
import { OpeningError, UserFacingError } from '../errors/describeError';
import type { KeptSlot } from '../../core/changes/change';
import { saveTime } from './saveDifference';

/** Opens the inverse of a save as an unsaved edit of its contact. Sends nothing: the person looks, and saves. */
export class SaveUndo {
  constructor(
    private readonly documents: ContactDocuments,
    private readonly environments: Environments,
    private readonly opener: ContactOpener,
    private readonly sessions: ContactSessions,
  ) {}

  async open(record: SaveRecord): Promise<void> {
    const reference = { environment: record.environment, id: record.contactId };
    if (requireEnvironment(this.environments, reference.environment).readOnly) {
      throw new UserFacingError({ ...readOnlyNotice(), title: vscode.l10n.t('Nothing was undone') });
    }
    const session = await this.reopen(reference);
    if (session === undefined) return;
    const plan = await session.core.undoSave(record);
    if (plan.undone.length === 0) tellNothing(record, plan.left);
  }

  /** The contact's form, on what the API holds now. */
  private async reopen(reference: ContactReference): Promise<ContactSession | undefined> {
    const { documents, opener, sessions } = this;
    const isOld = sessions.find(reference) !== undefined || documents.find(reference) !== undefined;
    try {
      const session = await opener.load(reference);
      if (session === undefined) return undefined;
      await opener.showTab(session);
      if (isOld) await session.core.reload();
      return session;
    } catch (error) {
      throw new OpeningError(error, reference);
    }
  }
}

function tellNothing({ savedAt }: SaveRecord, left: readonly KeptSlot[]): void {
  const reasons = left.map(({ label, reason }) => `${label}: ${reason}`).join(' ');
  void vscode.window.showWarningMessage(
    withoutLinks(vscode.l10n.t('Nothing of the save of {0} was undone. {1}', saveTime(savedAt), reasons)),
  );
}
