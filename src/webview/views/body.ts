import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { FormView } from '../../core/fields/fieldView';
import type { Body } from '../../protocol/messages';
import type { Page } from '../page';
import { drawConflicts } from './notices/conflicts';
import { drawFilter, needsFilter } from './groups/filter';
import { drawFooter } from './footer';
import { drawGroups } from './groups/group';
import { drawEnvironment, drawHead } from './head';
import { drawHeldSave } from './notices/heldSave';
import { icon } from './icon';
import { drawFact } from './fact';
import { drawFolded } from './folded';
import { drawJumpList } from './groups/jumpList';
import { drawOnlySome } from './groups/onlySome';
import { drawNewerValues } from './notices/newerValues';
import { drawSaveResult } from './notices/saveResult';
import { drawSteps, drawErrorNotice } from './notices/errorNotice';
import { drawGeneralHints, drawSummary } from './notices/summary';
import { drawUndos } from './notices/undos';
import { drawWelcome } from './welcome';

type BodyMap = { [B in Body as B['kind']]: B };

const bodies: { [K in keyof BodyMap]: (body: BodyMap[K], page: Page) => TemplateResult } = {
  welcome: (_, page) => drawWelcome(page),
  empty: () => html`<p class="empty">${l10n.t('Open a contact by its ID to see and edit it here.')}</p>`,
  loading: (_, page) => drawLoading(page),
  failed: ({ notice }, page) => html`${drawPlace(page)} ${drawErrorNotice(notice, page)}`,
  brokenText: (body, page) => drawBrokenText(body, page),
  form: (body, page) => drawForm(body, page),
};

export function drawBody<K extends keyof BodyMap>(
  body: BodyMap[K] & { kind: K },
  page: Page,
): TemplateResult {
  const draw: (body: BodyMap[K], page: Page) => TemplateResult = bodies[body.kind];
  return draw(body, page);
}

/** While its text is broken, the form is there to be looked at. */
function drawForm(body: BodyMap['form'], page: Page): TemplateResult {
  if (page.state?.isInTab === true) return html`<div class="form">${drawFolded(body.form, page)}</div>`;
  const { told } = page.broken;
  return html`<div class="broken-bar" ?hidden=${told === undefined}>
      ${told ? drawBrokenBar(told, page) : undefined}
    </div>
    <div class="form" ?inert=${told !== undefined}>${drawParts(body, page)}</div>`;
}

function drawParts(body: BodyMap['form'], page: Page): TemplateResult {
  const { form, saving } = body;
  return html`
    ${drawHeldSave(body, page)} ${page.state ? drawHead(form.head, page.state.environment, page) : undefined}
    ${drawSaveResult(saving.result, page)} ${saving.notice ? drawErrorNotice(saving.notice, page) : undefined}
    ${drawNewerValues(saving, page)} ${drawUndos(saving.undos)} ${drawConflicts(saving, page)}
    ${drawSummary(form, page)} ${drawGeneralHints(form)}
    ${needsFilter(form) ? drawFinding(form, page) : undefined} ${drawGroups(form, page)} ${drawDetails(form)}
    ${drawFooter(body, page)}
  `;
}

/** The ways through a long form. */
function drawFinding(form: FormView, page: Page): TemplateResult {
  return html`<div class="finding">
    ${drawFilter(page)} ${drawOnlySome(form, page)} ${drawJumpList(form, page)}
  </div>`;
}

function drawDetails({ details }: FormView): TemplateResult | undefined {
  if (details.length === 0) return undefined;
  return html`<details class="group">
    <summary><h2 id="group-details" tabindex="-1">${l10n.t('Details')}</h2></summary>
    <p class="help">${l10n.t('The API keeps these values itself; they cannot be changed.')}</p>
    <dl class="facts">${details.map(({ label, text }) => drawFact(label, text))}</dl>
  </details>`;
}

function drawLoading(page: Page): TemplateResult {
  const cancel = () => {
    page.send({ type: 'cancel' });
  };
  return html`<div class="loading">
    <div class="progress" role="progressbar" aria-label=${l10n.t('Loading the contact')}></div>
    <p role="status">${l10n.t('Loading the contact…')}</p>
    ${
      page.state?.opener
        ? undefined
        : html`<button class="button secondary" type="button" @click=${cancel}>${l10n.t('Cancel')}</button>`
    }
    ${drawSkeleton()}
  </div>`;
}

/** What a form looks like, until it comes. */
function drawSkeleton(): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true">
    <span class="bone name"></span><span class="bone facts"></span>
    ${Array.from({ length: 4 }, () => html`<span class="bone label"></span><span class="bone input-bone"></span>`)}
  </div>`;
}

/** The way to the error, over the form as it was before. */
function drawBrokenBar({ message, line }: BodyMap['brokenText'], page: Page): TemplateResult {
  return html`<section class="notice warning" aria-labelledby="broken-title">
    ${icon('warning')}
    <div class="notice-text">
      <div role="alert">
        <h2 id="broken-title" tabindex="-1" data-problems>${l10n.t('Fix the JSON to go on')}</h2>
      </div>
      <p>
        ${l10n.t('Line {0}: {1}', line, message)}
        ${l10n.t('Below is the contact as the text had it last; nothing was lost.')}
      </p>
      ${drawSteps(['showJson'], page, drawRevertText(page))}
    </div>
  </section>`;
}

function drawBrokenText({ message, line }: BodyMap['brokenText'], page: Page): TemplateResult {
  return html`${drawPlace(page)}
    <section class="notice error" role="alert" aria-labelledby="broken-title">
      ${icon('error')}
      <div class="notice-text">
        <h2 id="broken-title" tabindex="-1" data-problems>${l10n.t('Fix the JSON to go on')}</h2>
        <p>${l10n.t('Line {0}: {1}', line, message)}</p>
        <p>${l10n.t('The form comes back as soon as the text is valid JSON. Nothing was lost.')}</p>
        ${drawSteps(['showJson'], page, drawRevertText(page))}
      </div>
    </section>`;
}

/** The way back for who is lost in the text; an undo in the editor brings it again. */
function drawRevertText(page: Page): TemplateResult {
  const revertText = () => {
    page.send({ type: 'revert', document: page.document });
  };
  return html`<button
    class="button secondary"
    type="button"
    title=${l10n.t('Take all changes back')}
    @click=${revertText}
  >
    ${l10n.t('Revert all')}
  </button>`;
}

/** Where a page without a contact would have looked for it. */
function drawPlace(page: Page): TemplateResult | undefined {
  return page.state ? html`<p class="place">${drawEnvironment(page.state.environment)}</p>` : undefined;
}
