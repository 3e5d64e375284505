import * as vscode from 'vscode';
import { ApiError } from '../../core/api/errors/errors';
import { MissingDetailsError } from '../../core/changes/missingDetails';
import { BrokenTextError } from '../../core/session/origin';
import { SaveError } from '../../core/saving/saveOutcome';
import type { NextStep, ErrorNotice } from '../../protocol/messages';
import type { ContactReference } from '../reference/contactUri';
import { MissingKeyError } from './missingKeyError';
import { withoutLinks } from './escapeUntrusted';
import { SecretStorageError } from './secretStorageError';
import { SettingsError } from './settingsError';

/** A notice that no form is there to tell. */
export class UserFacingError extends Error {
  override readonly name = 'UserFacingError';

  constructor(
    readonly notice: ErrorNotice,
    /** The one that next steps are about; the contact's own when left out. */
    readonly environment?: string,
  ) {
    super(notice.title);
  }
}

/** Nothing went wrong: what a command works on is not there yet. It is told as information, without an alarm. */
export class HintError extends UserFacingError {
  constructor(title: string, detail = '', nextSteps: ErrorNotice['nextSteps'] = []) {
    super({ title, detail, reference: '', nextSteps });
  }
}

/** A contact could not be opened; knows which, so that it can be tried again. */
export class OpeningError extends Error {
  override readonly name = 'OpeningError';

  constructor(
    override readonly cause: unknown,
    readonly reference: ContactReference,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Why a save did not happen: what the error tells, and that nothing was changed. */
export function unsavedNotice(error: unknown): ErrorNotice {
  const notice = describeError(error);
  return error instanceof SaveError
    ? notice
    : { ...notice, title: vscode.l10n.t('Not saved. {0}', notice.title) };
}

/** What a person is told of an error: what happened, why, and what to do next. */
export function describeError(error: unknown): ErrorNotice {
  if (error instanceof UserFacingError) return error.notice;
  if (error instanceof OpeningError) return describeError(error.cause);
  if (error instanceof SettingsError) {
    return {
      title: vscode.l10n.t('The settings of the environment do not work'),
      detail: error.message,
      reference: '',
      nextSteps: ['openSettings', 'switchEnvironment'],
    };
  }
  if (error instanceof ApiError) {
    return {
      title: error.message,
      detail: error.detail,
      reference: error.shortId,
      nextSteps: error.nextSteps,
    };
  }
  if (error instanceof BrokenTextError) {
    // Trying again, or a look into the log, would not help.
    const title = vscode.l10n.t('The text is not valid JSON right now. Fix it first.');
    return { title, detail: '', reference: '', nextSteps: [] };
  }
  if (error instanceof MissingDetailsError) {
    return { title: error.title, detail: error.message, reference: '', nextSteps: ['retry'] };
  }
  if (error instanceof MissingKeyError || error instanceof SecretStorageError) return keyNotice(error);
  if (error instanceof SaveError) {
    return {
      title: error.title,
      detail: error.message,
      reference: error.cause instanceof ApiError ? error.cause.shortId : '',
      nextSteps: ['retry', 'showLog'],
    };
  }
  return {
    title: vscode.l10n.t('That did not work'),
    detail: error instanceof Error ? error.message : String(error),
    reference: '',
    nextSteps: ['retry', 'showLog'],
  };
}

function keyNotice(error: MissingKeyError | SecretStorageError): ErrorNotice {
  const isMissing = error instanceof MissingKeyError;
  return {
    title: isMissing
      ? vscode.l10n.t('An API key is needed')
      : vscode.l10n.t('The secret storage cannot be opened'),
    detail: error.message,
    reference: '',
    nextSteps: isMissing ? ['setApiKey', 'switchEnvironment'] : ['setApiKey', 'retry'],
  };
}

/** The button of a next step; the compiler holds the list. */
export function stepLabel(step: NextStep): string {
  const labels: Record<NextStep, string> = {
    setApiKey: vscode.l10n.t('Set API Key'),
    retry: vscode.l10n.t('Retry'),
    switchEnvironment: vscode.l10n.t('Switch Environment'),
    openSettings: vscode.l10n.t('Open Settings'),
    startSandbox: vscode.l10n.t('Start Sandbox'),
    findContact: vscode.l10n.t('Find Contact'),
    showLog: vscode.l10n.t('Show Log'),
    showWalkthrough: vscode.l10n.t('Show the Walkthrough'),
    showJson: vscode.l10n.t('Show JSON'),
  };
  return labels[step];
}

/** What the person reads or writes first; trying again at once would be in the way. */
export function isForReading(step: NextStep): boolean {
  return step === 'showLog' || step === 'openSettings';
}

/** One line for places that have room for no more: a notification, an input box. */
export function errorLine({ title, detail, reference }: Omit<ErrorNotice, 'nextSteps'>): string {
  const sentence = detail === '' ? title : `${title.replace(/\.$/, '')}. ${detail}`;
  return withoutLinks(withReference(sentence, reference));
}

/** A sentence with the short error id that support asks for. */
export function withReference(sentence: string, reference: string): string {
  return reference === '' ? sentence : vscode.l10n.t('{0} (error ID {1})', sentence, reference);
}
