import { html, type TemplateResult, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import * as l10n from '@vscode/l10n';
import type { Page } from '../page';
import { drawBody } from './body';
import { live } from 'lit/directives/live.js';
import type { OpenerView } from '../../protocol/messages';
import { icon } from './icon';

/** The whole page, from its state; before the first state there is only a sign that it comes. */
export function drawPage(page: Page): TemplateResult {
  const { state } = page;
  return html`
    ${
      state
        ? html`${state.opener && state.body.kind !== 'welcome' ? drawOpener(state.opener, page) : undefined}
          ${keyed(page.contact, drawBody(state.body, page))}`
        : html`<div class="progress" role="progressbar" aria-label=${l10n.t('Loading')}></div>`
    }
    <div class="unseen" role="status" id="spoken">${page.spoken}</div>
  `;
}

/** The sidebar's box that opens a contact by its ID. */
function drawOpener(opener: OpenerView, page: Page): TemplateResult {
  const open = (event: Event) => {
    event.preventDefault();
    page.flush();
    if (!opener.busy) page.send({ type: 'open', id: page.openerText });
  };
  return html`<form class="opener" aria-label=${l10n.t('Open a contact')} @submit=${open}>
    <label class="label" for="opener">${l10n.t('Contact ID in {0}', opener.environment)}</label>
    <div class="opener-line">${drawBox(opener, page)} ${drawButton(opener, page)}</div>
    <div class="messages" id="opener-problem" role="alert">
      ${
        opener.problem === ''
          ? undefined
          : html`<p class="message error">${icon('error')}<span>${opener.problem}</span></p>`
      }
    </div>
    ${drawFind(page)}
    ${opener.busy && page.state?.body.kind !== 'loading' ? html`<div class="progress" role="progressbar" aria-label=${l10n.t('Opening')}></div>` : undefined}
  </form>`;
}

function drawBox({ problem }: OpenerView, page: Page): TemplateResult {
  return html`<input
    class="input"
    id="opener"
    type="text"
    autocomplete="off"
    spellcheck="false"
    placeholder=${l10n.t('Paste an ID or a link')}
    .value=${live(page.openerText)}
    aria-describedby="opener-problem"
    aria-invalid=${problem !== ''}
    @input=${({ target }: InputEvent) => {
      if (target instanceof HTMLInputElement) page.openerText = target.value;
    }}
  />`;
}

function drawFind(page: Page): TemplateResult {
  const find = () => {
    page.send({ type: 'next', document: page.document, step: 'findContact' });
  };
  return html`<div>
    <button class="link" type="button" @click=${find}>${l10n.t('Find by name, phone or e-mail')}</button>
  </div>`;
}

function drawButton({ busy }: OpenerView, page: Page): TemplateResult {
  const cancel = () => {
    page.send({ type: 'cancel' });
  };
  return html`<button
    class="button ${busy ? 'secondary' : ''}"
    type=${busy ? 'button' : 'submit'}
    @click=${busy ? cancel : nothing}
  >
    ${busy ? l10n.t('Cancel') : l10n.t('Open')}
  </button>`;
}
