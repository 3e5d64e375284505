import { html, nothing, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { HeadView } from '../../core/fields/fieldView';
import type { EnvironmentView } from '../../protocol/messages';
import type { Page } from '../page';
import { drawConversation } from './conversation';
import { icon } from './icon';
import { absoluteTime, relativeTime } from './when';

const statusIcons = new Map([
  ['ACTIVE', 'pass-filled'],
  ['ARCHIVED', 'archive'],
  ['BLOCKED', 'circle-slash'],
]);

/** Who the contact is and where it lives. Its picture is never loaded: it is a stranger's URL. */
export function drawHead(head: HeadView, environment: EnvironmentView, page: Page): TemplateResult {
  return html`<header class="head">
    <div class="head-line">
      <h1 id="contact-name" tabindex="-1" title=${head.name === '' ? nothing : head.name}>
        <bdi>${head.name === '' ? l10n.t('Unnamed contact') : head.name}</bdi>
      </h1>
      ${page.state?.place === 'sidebar' ? drawTools(page) : undefined}
    </div>
    <ul class="head-facts" aria-label=${l10n.t('About this contact')}>
      <li class="head-badges">${drawEnvironment(environment)}</li>
      ${
        head.status === ''
          ? undefined
          : html`<li>${icon(statusIcons.get(head.statusCode) ?? 'question')} ${head.status}</li>`
      }
      ${head.phone === '' ? undefined : html`<li>${icon('device-mobile')} ${head.phone}</li>`}
      ${head.updatedAt === '' ? undefined : drawUpdated(head.updatedAt)}
    </ul>
    ${drawElsewhere(page)} ${drawId(head.id, page)}
    ${page.state === undefined ? undefined : drawConversation(page.state.conversation, page)}
  </header>`;
}

/** The contact is of one environment, and what is opened next comes from another. */
function drawElsewhere({ state }: Page): TemplateResult | undefined {
  if (state?.activeElsewhere === undefined) return undefined;
  const names = { own: state.environment.name, active: state.activeElsewhere };
  return html`<p class="head-elsewhere">
    ${icon('info')}
    <span>${l10n.t('This contact is of {own}. Find, hovers and Open by ID use {active} now.', names)}</span>
  </p>`;
}

/** Production is marked by icon and word, so that it is seen without colours too. */
export function drawEnvironment({ name, production, readOnly }: EnvironmentView): TemplateResult {
  const isSaid = name === 'production';
  return html`<span class="badge ${production ? 'production' : ''}">
      ${icon(production ? 'broadcast' : 'beaker')}
      ${production && !isSaid ? l10n.t('{name} (production)', { name }) : name}
    </span>
    ${readOnly ? html`<span class="badge">${icon('lock')} ${l10n.t('read-only')}</span>` : undefined}`;
}

function drawUpdated(updatedAt: string): TemplateResult {
  return html`<li title=${absoluteTime(updatedAt)}>
    ${icon('history')} ${l10n.t('Updated {when}', { when: relativeTime(updatedAt, Date.now()) })}
  </li>`;
}

function drawId(id: string, page: Page): TemplateResult {
  const copy = () => {
    page.send({ type: 'copyId' });
    page.say(l10n.t('The ID was copied.'));
  };
  return html`<p class="head-id">
    <code>${id}</code>
    <button
      class="icon-button"
      type="button"
      title=${l10n.t('Copy ID')}
      aria-label=${l10n.t('Copy ID')}
      @click=${copy}
    >
      ${icon('copy')}
    </button>
  </p>`;
}

/** In a tab these stand in the editor's title bar. */
function drawTools(page: Page): TemplateResult {
  const tool = (label: string, name: string, act: () => void) =>
    html`<button class="icon-button" type="button" title=${label} aria-label=${label} @click=${act}>
      ${icon(name)}
    </button>`;
  return html`<div class="tools">
    ${tool(l10n.t('Reload contact'), 'refresh', () => {
      page.flush();
      page.send({ type: 'reload', document: page.document });
    })}
    ${tool(l10n.t('Show as JSON'), 'json', () => {
      page.flush();
      page.send({ type: 'next', document: page.document, step: 'showJson' });
    })}
  </div>`;
}
