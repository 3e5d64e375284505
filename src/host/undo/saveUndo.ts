import * as vscode from 'vscode';
import { isSamePiece } from '../../core/changes/pieces';
import { type LeftPiece, type UndoPlan, undoSave } from '../../core/undo/undoSave';
import type { SaveRecord } from '../../core/undo/saveRecord';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactReloading } from '../saving/contactReloading';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import { type ContactTexts, isReadable } from '../contact/contactTexts';
import type { ContactReference } from '../reference/contactUri';
import type { Environments } from '../startup/environments';
import type { Lists } from '../account/lists';
import type { Opening } from '../open/opening';
import { withoutLinks } from '../errors/plainText';
import { requireEnvironment } from '../account/requireEnvironment';
import { brokenTextError, readOnlyStory } from '../saving/saveStories';
import { saveTime } from './saveTime';
import { OpeningError, StoryError } from '../errors/story';

export interface UndoParts {
  readonly documents: ContactDocuments;
  readonly environments: Environments;
  readonly lists: Lists;
  readonly opening: Opening;
  readonly reloading: ContactReloading;
  readonly sessions: ContactSessions;
  readonly texts: ContactTexts;
}

/** Opens the inverse of a save as an unsaved edit of its contact. Sends nothing: the person looks, and saves. */
export class SaveUndo {
  constructor(private readonly parts: UndoParts) {}

  async open(record: SaveRecord): Promise<void> {
    const reference = { environment: record.environment, id: record.contactId };
    if (requireEnvironment(this.parts.environments, reference.environment).readOnly) {
      throw new StoryError({ ...readOnlyStory(), title: vscode.l10n.t('Nothing was undone') });
    }
    const session = await this.bringUp(reference);
    if (session === undefined) return;
    const plan = await session.inTurn(() => this.edit(session, record));
    if (plan.undone.length === 0) tellNothing(record, plan.left);
  }

  /** The contact's form, on what the API holds now. */
  private async bringUp(reference: ContactReference): Promise<ContactSession | undefined> {
    const { documents, opening, reloading, sessions } = this.parts;
    const isOld = sessions.find(reference) !== undefined || documents.find(reference) !== undefined;
    try {
      const session = await opening.load(reference);
      if (session === undefined) return undefined;
      await opening.showTab(session);
      if (isOld) await reloading.reload(session);
      return session;
    } catch (error) {
      throw new OpeningError(error, reference);
    }
  }

  private async edit(session: ContactSession, record: SaveRecord): Promise<UndoPlan> {
    const lists = this.parts.lists.of(session.reference);
    const plans: UndoPlan[] = [];
    await this.parts.texts.edit(session, (text) => {
      const { baseline } = session;
      if (baseline === undefined || !isReadable(text)) throw brokenTextError();
      const plan = undoSave(record, { baseline, text }, lists);
      plans.push(plan);
      return plan.text;
    });
    // The last one is the one that VS Code took.
    const plan = plans.at(-1);
    if (plan === undefined) throw new Error('An edit makes its text at least once.');
    if (plan.undone.length > 0) this.note(session, record, plan);
    return plan;
  }

  private note(session: ContactSession, { savedAt }: SaveRecord, plan: UndoPlan): void {
    const changes = this.parts.texts.changes(session, this.parts.texts.written(session));
    const undone = changes.filter((change) => plan.undone.some((piece) => isSamePiece(piece, change)));
    session.noteUndo({ savedAt, undone, left: plan.left.filter(({ isBack }) => !isBack) });
  }
}

function tellNothing({ savedAt }: SaveRecord, left: readonly LeftPiece[]): void {
  const reasons = left.map(({ label, reason }) => `${label}: ${reason}`).join(' ');
  void vscode.window.showWarningMessage(
    withoutLinks(vscode.l10n.t('Nothing of the save of {0} was undone. {1}', saveTime(savedAt), reasons)),
  );
}
