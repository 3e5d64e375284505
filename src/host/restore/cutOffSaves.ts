import * as vscode from 'vscode';
import { FIELDS } from '../../core/fields/fields';
import { withPieces } from '../../core/changes/pieces';
import { addsSequences, prove } from '../../core/saving/saveProof';
import { readSequences } from '../../core/saving/readSequences';
import type { ListItem, SaveResult, Story } from '../../protocol/messages';
import type { Connections } from '../account/connections';
import type { ContactReloading } from '../saving/contactReloading';
import type { ContactSession } from '../contact/contactSession';
import type { ContactTexts } from '../contact/contactTexts';
import type { Lists } from '../account/lists';
import { saveClean, type SavingParts } from '../saving/savingParts';
import { storyLine, storyOf } from '../errors/story';

export interface CutOffParts extends Pick<SavingParts, 'documents'> {
  readonly connections: Connections;
  readonly reloading: ContactReloading;
  readonly texts: ContactTexts;
  readonly lists: Lists;
}

/** Saves that were under way when VS Code ended. Restored text alone cannot tell what has arrived. */
export class CutOffSaves {
  constructor(private readonly parts: CutOffParts) {}

  /**
   * Reads the contact and tells what became of the save: what has arrived is no edit any more. False when it could not
   * be found out.
   */
  async findOut(session: ContactSession): Promise<boolean> {
    const { reloading, texts, lists } = this.parts;
    const before = session.baseline;
    const text = texts.meant(session, texts.written(session));
    const asked = texts.draft(session, texts.written(session));
    if (before === undefined || asked === undefined) return false;
    try {
      await reloading.reload(session);
    } catch (error) {
      if (asked.kind === 'contact') session.doubts = [{ asked: text, changes: asked.changes }];
      session.showSave({ story: unreadStory(error) });
      return false;
    }
    const { conflicts } = session.save;
    const now = conflicts?.theirs ?? session.baseline?.text;
    if (asked.kind === 'broken' || asked.changes.length === 0 || now === undefined) return true;
    const sequences = addsSequences(asked) ? await this.sequencesOf(session) : undefined;
    const found = { contact: now, sequences };
    const result = prove(asked.readings, before, found, lists.of(session.reference));
    const story = conflicts === undefined ? storyOfResult(result) : session.save.story;
    await this.dropArrived(session, result.taken);
    session.showSave({ conflicts, story, result: shownResult(result) });
    return true;
  }

  /** What the API takes and never gives back a reload cannot find to be there already. */
  private async dropArrived(session: ContactSession, taken: SaveResult['taken']): Promise<void> {
    const { baseline } = session;
    const arrived = taken.filter(({ field }) => FIELDS[field].writeOnly);
    if (baseline === undefined || arrived.length === 0) return;
    const lists = this.parts.lists.of(session.reference);
    await this.parts.texts.edit(session, (text) =>
      withPieces({ baseline, text }, baseline.text, arrived, lists),
    );
    await saveClean(session, this.parts);
  }

  /** Undefined when they cannot be read: what was sent of them is then not checked. */
  private async sequencesOf({ reference }: ContactSession): Promise<readonly ListItem[] | undefined> {
    const { connections, lists } = this.parts;
    const { environment, id } = reference;
    const items = await connections.ask(environment, (api) => readSequences(api, id)).catch(() => undefined);
    if (items !== undefined) lists.takeSequences(reference, items);
    return items;
  }
}

/** What did not arrive was never refused: it is told by the story, not as "not taken". */
function shownResult(result: SaveResult): SaveResult | undefined {
  if (result.taken.length === 0) return undefined;
  return { ...result, notTaken: [], unchecked: [] };
}

function storyOfResult({ taken, notTaken, unchecked }: SaveResult): Story | undefined {
  if (notTaken.length === 0 && unchecked.length === 0) return undefined;
  const story = { reference: '', nextSteps: ['retry', 'showLog'] } as const;
  if (taken.length > 0) {
    return {
      ...story,
      title: vscode.l10n.t('Saved in part'),
      detail: vscode.l10n.t(
        'The last save was cut off. What is still marked as changed was not saved: save again.',
      ),
    };
  }
  return notTaken.length > 0
    ? {
        ...story,
        title: vscode.l10n.t('Not saved'),
        detail: vscode.l10n.t(
          'The last save was cut off before it had arrived. Your edits are still here. Save again.',
        ),
      }
    : {
        ...story,
        title: vscode.l10n.t('It is unknown whether this was saved'),
        detail: vscode.l10n.t(
          'The last save was cut off, and what was sent cannot be checked. Your edits are still here. Save again to send it once more.',
        ),
      };
}

function unreadStory(error: unknown): Story {
  const { nextSteps, reference, ...cause } = storyOf(error);
  return {
    title: vscode.l10n.t('It is unknown whether this was saved'),
    detail: vscode.l10n.t(
      'The last save was cut off, and the contact could not be read to find out whether it had arrived. Your edits are still here. Save again: what has arrived is not sent twice. {0}',
      storyLine({ ...cause, reference: '' }),
    ),
    reference,
    nextSteps: nextSteps.includes('retry') ? nextSteps : [...nextSteps, 'retry'],
  };
}
