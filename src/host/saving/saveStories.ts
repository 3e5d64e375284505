import * as vscode from 'vscode';
import type { SaveOutcome } from '../../core/saving/saveOutcome';
import type { Story } from '../../protocol/messages';
import { isCancellation } from '../errors/report';
import { StoryError, storyOf } from '../errors/story';

/** Trying again, or a look into the log, would not help. */
export function brokenTextError(): StoryError {
  const title = vscode.l10n.t('The text is not valid JSON right now. Fix it first.');
  return new StoryError({ title, detail: '', reference: '', nextSteps: [] });
}

/** For VS Code's own message; in the form the choices themselves say it. */
export function conflictStory(): Story {
  return {
    title: vscode.l10n.t('Someone else changed the same field'),
    detail: vscode.l10n.t('Nothing was sent. Choose for each field below, then save again.'),
    reference: '',
    nextSteps: [],
  };
}

export function lostBaselineStory(): Story {
  return {
    title: vscode.l10n.t('Unsaved edits were restored, and what they were made from is lost'),
    detail: vscode.l10n.t('Choose for each field below which value to keep. Nothing is sent before that.'),
    reference: '',
    nextSteps: [],
  };
}

/** The update was taken, and the removal of tags was not, or not yet. */
export function partlyStory({ error, inDoubt }: Extract<SaveOutcome, { kind: 'partly' }>): Story {
  const story = storyOf(error);
  // Of the removal it would say that nothing was sent, which is not true of the save.
  const cause = isCancellation(error) ? '' : story.detail;
  const detail = inDoubt
    ? vscode.l10n.t(
        'Whether everything arrived is not known yet. The removal of tags stays among your unsaved changes: save again in a moment, what has arrived by then is not sent twice. {0}',
        cause,
      )
    : vscode.l10n.t('The removal of tags stays among your unsaved changes: save again. {0}', cause);
  return {
    ...story,
    title: vscode.l10n.t('Saved in part. {0}', story.title),
    detail: detail.trim(),
  };
}

export function readOnlyStory(): Story {
  return {
    title: vscode.l10n.t('Nothing was sent'),
    detail: vscode.l10n.t('This environment is read-only: the setting wts.environments says so.'),
    reference: '',
    nextSteps: ['openSettings'],
  };
}

export function problemStory(messages: readonly string[]): Story {
  return {
    title: vscode.l10n.t('Nothing was sent'),
    detail:
      messages.length === 1
        ? (messages[0] ?? '')
        : vscode.l10n.t('{0} problems to fix first.', messages.length),
    reference: '',
    nextSteps: [],
  };
}
