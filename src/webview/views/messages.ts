import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { FieldMessage, Severity } from '../../core/fields/fieldView';
import { icon } from './icon';

interface SeverityLook {
  readonly icon: string;
  readonly word: string;
}

const looks: Record<Severity, () => SeverityLook> = {
  error: () => ({ icon: 'error', word: l10n.t('Error:') }),
  warning: () => ({ icon: 'warning', word: l10n.t('Warning:') }),
  hint: () => ({ icon: 'info', word: l10n.t('Note:') }),
};

/** The element with the id stands there even when empty: inputs are described by it. */
export const drawMessages = (id: string, messages: readonly FieldMessage[]): TemplateResult =>
  html`<div class="messages" id=${id}>${messages.map(drawMessage)}</div>`;

function drawMessage({ severity, message }: FieldMessage): TemplateResult {
  const look = looks[severity]();
  return html`<p class="message ${severity}">
    ${icon(look.icon)}<span><span class="unseen">${look.word} </span>${message}</span>
  </p>`;
}
