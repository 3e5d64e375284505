import * as vscode from 'vscode';
import { ApiError } from '../../core/api/errors/errors';
import { SaveError } from '../../core/saving/saveOutcome';
import type { NextStep } from '../../protocol/messages';
import { MissingKeyError } from './missingKeyError';
import type { Log } from '../startup/log';
import { SettingsError } from './settingsError';
import {
  describeError,
  errorLine,
  HintError,
  OpeningError,
  stepLabel,
  UserFacingError,
} from './describeError';

type TakeStep = (step: NextStep) => Promise<unknown>;

/**
 * The one place where a thrown error becomes one notification and one log line. A cancellation is what the person
 * wanted and no error; who cancelled opening is offered to try again.
 */
export class Report {
  constructor(private readonly log: Log) {}

  /** Does not wait for the person: a notification may stand for hours. */
  reportError(error: unknown, takeStep: TakeStep): void {
    if (isCancellation(error)) {
      // No form is there to offer it.
      if (error instanceof OpeningError) this.offerAgain(takeStep);
      return;
    }
    this.logError(error);
    const notice = describeError(error);
    const steps = notice.nextSteps.filter((step) => step !== 'showJson');
    const copy = notice.reference === '' ? [] : [vscode.l10n.t('Copy error ID')];
    const labels = [...steps.map(stepLabel), ...copy];
    const { showErrorMessage, showInformationMessage } = vscode.window;
    const show = error instanceof HintError ? showInformationMessage : showErrorMessage;
    void show(errorLine(notice), ...labels).then(async (picked: string | undefined) => {
      const step = steps.find((candidate) => stepLabel(candidate) === picked);
      if (step !== undefined) await takeStep(step);
      else if (picked !== undefined) await vscode.env.clipboard.writeText(notice.reference);
    });
  }

  /** For errors whose notice a form already shows. */
  logError(error: unknown): void {
    if (isCancellation(error)) return;
    if (error instanceof OpeningError) {
      this.logError(error.cause);
      return;
    }
    const known = [ApiError, SaveError, MissingKeyError, SettingsError, UserFacingError].some(
      (kind) => error instanceof kind,
    );
    const line = known
      ? describeError(error).title
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
    if (error instanceof HintError) this.log.info(line);
    else this.log.error(line);
  }

  private offerAgain(takeStep: TakeStep): void {
    const retry = stepLabel('retry');
    const text = vscode.l10n.t('The contact was not opened: you cancelled.');
    void vscode.window.showInformationMessage(text, retry).then(async (picked) => {
      if (picked === retry) await takeStep('retry');
    });
  }
}

export function isCancellation(error: unknown): boolean {
  if (error instanceof OpeningError) return isCancellation(error.cause);
  return (
    error instanceof vscode.CancellationError || (error instanceof ApiError && error.kind === 'cancelled')
  );
}
