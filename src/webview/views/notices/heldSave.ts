import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { FormView } from '../../../core/fields/fieldView';
import type { Body, HeldSaveView } from '../../../protocol/messages';
import type { Page } from '../../page';
import { save } from '../../saving';
import { icon } from '../icon';

/** A longer list would leave a narrow sidebar no room for the form. */
const mostNames = 5;

/** A save that sent nothing: what it was about, and what the person wants of it. */
export function drawHeldSave(
  { form, saving }: Extract<Body, { kind: 'form' }>,
  page: Page,
): TemplateResult | undefined {
  const { held } = saving;
  const isOpen = form.changeCount > 0 || form.errorCount > 0;
  if (held === undefined || saving.busy || !page.isEditable || !isOpen) return undefined;
  return html`<section class="held" aria-label=${l10n.t('A save that sent nothing')}>
    ${icon('shield')}
    <div class="held-text" role="alert">
      <p class="held-title">${titleOf(form, page)}</p>
      <p>${reasonOf(held)} ${changedOf(form)}</p>
    </div>
    ${drawButtons(held, page)}
  </section>`;
}

function titleOf({ head }: FormView, page: Page): string {
  const name = head.name === '' ? l10n.t('Unnamed contact') : head.name;
  return l10n.t('Not sent: {name} in {environment}', {
    name,
    environment: page.state?.environment.name ?? '',
  });
}

function reasonOf({ reason }: HeldSaveView): string {
  return reason === 'vscodeSave'
    ? l10n.t("VS Code's own save (Save All, tasks, chat, closing a tab) sends no contact.")
    : l10n.t('You asked for it during the save that failed; it waits for you.');
}

function changedOf({ fields }: FormView): string {
  const labels = fields.filter(({ changed }) => changed).map(({ label }) => label);
  if (labels.length === 0) return '';
  const named = labels.slice(0, mostNames).join(', ');
  const more = labels.length - mostNames;
  return more > 0
    ? l10n.t('Changed: {named} and {more} more.', { named, more })
    : l10n.t('Changed: {named}.', { named });
}

function drawButtons({ offersChatSetting }: HeldSaveView, page: Page): TemplateResult {
  const keep = () => {
    page.send({ type: 'keep', document: page.document });
    page.say(l10n.t('Kept, unsaved. Nothing was sent.'));
  };
  const stop = () => {
    page.send({ type: 'stopChatSaves', document: page.document });
    page.say(l10n.t("VS Code's chat no longer saves before each message."));
  };
  return html`<div class="held-buttons">
    ${
      offersChatSetting
        ? html`<button
            class="link"
            type="button"
            title=${l10n.t('Switches chat.saveBeforeSend off in your user settings')}
            @click=${stop}
          >
            ${l10n.t('Stop Chat from Saving')}
          </button>`
        : undefined
    }
    <button class="button secondary" type="button" @click=${keep}>${l10n.t('Keep')}</button>
    <button
      class="button"
      type="button"
      @click=${() => {
        save(page);
      }}
    >
      ${l10n.t('Send')}
    </button>
  </div>`;
}
