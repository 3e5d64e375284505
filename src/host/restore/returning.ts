import * as vscode from 'vscode';
import { baselineDocument } from '../../core/changes/baseline';
import { verifySave } from '../../core/changes/verify';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactReloading } from '../saving/contactReloading';
import type { ContactSession } from '../contact/contactSession';
import type { Lists } from '../account/lists';
import { isCancellation } from '../errors/report';
import { storyLine, storyOf } from '../errors/story';

/**
 * Unsaved edits have come back after a restart. The contact is read once more, and its form says what others changed
 * meanwhile; or that nobody did. Never throws: the edits are there, whatever the network does.
 */
export async function tellMeanwhile(
  session: ContactSession,
  {
    documents,
    reloading,
    lists,
  }: { readonly documents: ContactDocuments; readonly reloading: ContactReloading; readonly lists: Lists },
): Promise<void> {
  const before = session.baseline;
  if (before === undefined || session.originLost) return;
  try {
    await reloading.reload(session);
  } catch (error) {
    if (!isCancellation(error)) session.showSave({ ...session.save, story: unknownStory(error) });
    return;
  }
  const { baseline } = session;
  if (baseline === undefined) return;
  const result = verifySave(
    { sent: [], before: baselineDocument(before), answer: baselineDocument(baseline) },
    lists.of(session.reference),
  );
  const isQuiet = result.changedElsewhere.length === 0;
  // A conflict says that there was a change, and edits that others have made, too, are none any more.
  if (isQuiet && (session.save.conflicts !== undefined || !documents.isDirty(session.reference))) return;
  session.showSave({ ...session.save, result: { ...result, isRestored: true } });
}

function unknownStory(error: unknown): ContactSession['save']['story'] {
  const { reference, ...cause } = storyOf(error);
  return {
    title: vscode.l10n.t(
      'Your unsaved edits are back; whether others changed the contact meanwhile is unknown',
    ),
    detail: vscode.l10n.t(
      '{0} Reload the contact to find out. A save looks again before it sends.',
      storyLine({ ...cause, reference: '' }),
    ),
    reference,
    nextSteps: ['showLog'],
  };
}
