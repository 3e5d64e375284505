import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FieldView, FormView, GroupId } from '../../../core/fields/fieldView';
import type { Page } from '../../page';
import { drawNothingFound, isFieldShown, sayFound } from './filter';
import { drawHiddenFields, splitHidden } from './hiddenFields';
import { drawListLine } from './listLine';
import { isAmongSome } from './onlySome';
import { drawSections } from './sections';
import { groupTitles, isGroupId } from './jumpList';

/** The groups in the order of their titles; a group without a field that fits the filter is left out. */
export function drawGroups({ fields }: FormView, page: Page): TemplateResult {
  const shown = new Set(
    fields.filter((field) => isFieldShown(page.filter, field) && isAmongSome(field, page)),
  );
  return html`<div class="found" role="status" id="found">${drawFound(shown.size, page)}</div>
    ${repeat(
      Object.keys(groupTitles).filter(isGroupId),
      (group) => group,
      (group) => {
        const own = fields.filter((field) => field.group === group);
        const isShown = own.some((field) => shown.has(field)) || hasNews(group, page);
        return own.length > 0 || isShown ? drawGroup(group, own, isShown, shown, page) : undefined;
      },
    )}`;
}

/** The region stands there before, so that it is read out. */
const drawFound = (count: number, page: Page) =>
  count === 0 ? drawNothingFound(page) : html`<span class="unseen">${sayFound(count, page)}</span>`;

/** Custom fields that are not there yet: the group says so even when the contact has none of its own. */
const hasNews = (group: GroupId, { filter, only, lists }: Page) =>
  group === 'customFields' &&
  only === undefined &&
  filter.trim() === '' &&
  lists.customFields.kind !== 'loaded';

function drawGroup(
  group: GroupId,
  fields: readonly FieldView[],
  isShown: boolean,
  shown: ReadonlySet<FieldView>,
  page: Page,
): TemplateResult {
  const title = groupTitles[group]();
  const { open, folded } = splitHidden(fields, page);
  return html`<section class="group" ?hidden=${!isShown} aria-labelledby="group-${group}">
    <div class="group-head">
      <h2 id="group-${group}" tabindex="-1">${title}</h2>
      ${fields.some(({ technical }) => technical !== '') ? drawKeysToggle(page) : undefined}
    </div>
    ${group === 'customFields' ? drawListLine(['customFields'], 'custom-fields-line', page) : undefined}
    ${drawSections(open, shown, title, page)} ${drawHiddenFields(folded, shown, title, page)}
  </section>`;
}

/** Keys and types come on hover; this shows them to those who use no mouse, and all at once. */
function drawKeysToggle(page: Page): TemplateResult {
  const toggle = () => {
    page.showsKeys = !page.showsKeys;
    page.draw();
  };
  return html`<button class="link" type="button" aria-pressed=${page.showsKeys} @click=${toggle}>
    ${l10n.t('Show keys and types')}
  </button>`;
}
