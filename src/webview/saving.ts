import * as l10n from '@vscode/l10n';
import type { Body } from '../protocol/messages';
import type { Page } from './page';
import { dropParts } from './fields/dateControl';

type FormBody = Extract<Body, { kind: 'form' }>;

/** Why a save makes no sense now, as a sentence; undefined when it does. */
export function whyNotSave(page: Page, body: FormBody): string | undefined {
  if (!page.isEditable) return l10n.t('This environment is read-only.');
  return hasChanges(page, body) ? undefined : l10n.t('There are no changes to save.');
}

/** A save can follow one that is under way; what is being sent cannot be taken back. */
export function whyNotRevert(page: Page, body: FormBody): string | undefined {
  if (page.isEditable && body.saving.busy) return l10n.t('The contact is being saved.');
  return whyNotSave(page, body);
}

function hasChanges(page: Page, body: FormBody): boolean {
  return body.form.changeCount > 0 || page.hasPendingEdits || page.memories.hasPart;
}

/** Sends what is still typed, then the message to save; says why when there is nothing to do. */
export function save(page: Page): void {
  page.flush();
  const body = page.state?.body;
  if (body?.kind !== 'form') return;
  if (page.broken.isBroken) {
    page.broken.tell();
    page.showProblems();
    return;
  }
  const reason = whyNotSave(page, body);
  if (reason !== undefined) {
    page.say(reason);
    // The text differs in white space alone: the host makes it clean again and sends nothing.
    if (page.isEditable && body.saving.differs) page.send({ type: 'save', document: page.document });
    return;
  }
  if (page.memories.hasPart) {
    page.showProblems();
    return;
  }
  page.quiet.showsAll = true;
  page.unfolded.clear();
  page.send({ type: 'save', document: page.document });
  if (body.saving.busy) page.say(l10n.t('The contact is saved once more after this.'));
  page.draw();
}

/** Takes all changes back, also what is still typed. */
export function revert(page: Page): void {
  const body = page.state?.body;
  if (body?.kind !== 'form' || whyNotRevert(page, body) !== undefined) return;
  page.flush();
  dropParts(page);
  page.send({ type: 'revert', document: page.document });
  page.say(l10n.t('All changes are taken back.'));
}
