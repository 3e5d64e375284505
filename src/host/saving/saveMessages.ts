import * as vscode from 'vscode';
import type { Reason } from '../../core/session/reason';
import type { ErrorNotice } from '../../protocol/messages';
import { isCancellation } from '../errors/report';
import { errorLine, describeError, unsavedNotice } from '../errors/describeError';

/** The words for why a save did not happen, or not in full. */
export function noticeOfReason(reason: Reason): ErrorNotice {
  switch (reason.kind) {
    case 'failed':
      return unsavedNotice(reason.error);
    case 'notLoaded':
      return describeError(new Error(vscode.l10n.t('The contact is not loaded, so nothing was sent.')));
    case 'readOnly':
      return readOnlyNotice();
    case 'declined':
      return declinedNotice();
    case 'lostOrigin':
      return baselineMissingNotice();
    case 'conflict':
      return conflictNotice();
    case 'invalid':
      return problemNotice(reason.messages);
    case 'partly':
      return partlyNotice(reason);
    case 'interrupted':
      return interruptedNotice(reason.arrived);
    case 'interruptedUnread':
      return unreadNotice(reason.error);
    case 'meanwhileUnknown':
      return unknownNotice(reason.error);
  }
}

/** For VS Code's own message; in the form the choices themselves say it. */
function conflictNotice(): ErrorNotice {
  return {
    title: vscode.l10n.t('Someone else changed the same field'),
    detail: vscode.l10n.t('Nothing was sent. Choose for each field below, then save again.'),
    reference: '',
    nextSteps: [],
  };
}

function baselineMissingNotice(): ErrorNotice {
  return {
    isInformation: true,
    title: vscode.l10n.t('Unsaved edits were restored, and what they were made from is lost'),
    detail: vscode.l10n.t('Choose for each field below which value to keep. Nothing is sent before that.'),
    reference: '',
    nextSteps: [],
  };
}

export function readOnlyNotice(): ErrorNotice {
  return {
    title: vscode.l10n.t('Nothing was sent'),
    detail: vscode.l10n.t('This environment is read-only: the setting wts.environments says so.'),
    reference: '',
    nextSteps: ['openSettings'],
  };
}

function declinedNotice(): ErrorNotice {
  return {
    isInformation: true,
    title: vscode.l10n.t('Nothing was sent'),
    detail: vscode.l10n.t('Your changes are still here.'),
    reference: '',
    nextSteps: [],
  };
}

function problemNotice(messages: readonly string[]): ErrorNotice {
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

/** Some calls succeeded, and one did not, or not yet. */
function partlyNotice({ error, isUnconfirmed }: Extract<Reason, { kind: 'partly' }>): ErrorNotice {
  const notice = describeError(error);
  // Of the one call it would say that nothing was sent, which is not true of the save.
  const cause = isCancellation(error) ? '' : notice.detail;
  const detail = isUnconfirmed
    ? vscode.l10n.t(
        'Whether everything arrived is not known yet. What may not have arrived stays among your unsaved changes: save again in a moment, what has arrived by then is not sent twice. {0}',
        cause,
      )
    : vscode.l10n.t('What was not sent stays among your unsaved changes: save again. {0}', cause);
  return {
    ...notice,
    title: vscode.l10n.t('Saved in part. {0}', notice.title),
    detail: detail.trim(),
  };
}

function interruptedNotice(arrived: Extract<Reason, { kind: 'interrupted' }>['arrived']): ErrorNotice {
  const notice = { reference: '', nextSteps: ['retry', 'showLog'] } as const;
  switch (arrived) {
    case 'partly':
      return {
        ...notice,
        title: vscode.l10n.t('Saved in part'),
        detail: vscode.l10n.t(
          'The last save was cut off. What is still marked as changed was not saved: save again.',
        ),
      };
    case 'no':
      return {
        ...notice,
        title: vscode.l10n.t('Not saved'),
        detail: vscode.l10n.t(
          'The last save was cut off before it had arrived. Your edits are still here. Save again.',
        ),
      };
    case 'unknown':
      return {
        ...notice,
        title: vscode.l10n.t('It is unknown whether this was saved'),
        detail: vscode.l10n.t(
          'The last save was cut off, and what was sent cannot be checked. Your edits are still here. Save again to send it once more.',
        ),
      };
  }
}

function unreadNotice(error: unknown): ErrorNotice {
  const { nextSteps, reference, ...cause } = describeError(error);
  return {
    title: vscode.l10n.t('It is unknown whether this was saved'),
    detail: vscode.l10n.t(
      'The last save was cut off, and the contact could not be read to find out whether it had arrived. Your edits are still here. Save again: what has arrived is not sent twice. {0}',
      errorLine({ ...cause, reference: '' }),
    ),
    reference,
    nextSteps: nextSteps.includes('retry') ? nextSteps : [...nextSteps, 'retry'],
  };
}

function unknownNotice(error: unknown): ErrorNotice {
  const { reference, ...cause } = describeError(error);
  return {
    isInformation: true,
    title: vscode.l10n.t(
      'Your unsaved edits are back; whether others changed the contact meanwhile is unknown',
    ),
    detail: vscode.l10n.t(
      '{0} Reload the contact to find out. A save looks again before it sends.',
      errorLine({ ...cause, reference: '' }),
    ),
    reference,
    nextSteps: ['showLog'],
  };
}
