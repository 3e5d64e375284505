import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FieldView, FormView, GroupId } from '../../../core/fields/fieldView';
import { onceFor } from '../../onceFor';
import type { Page } from '../../page';
import { drawNothingFound, isFieldShown, sayFound } from './filter';
import { drawHiddenFields } from './hiddenFields';
import { drawListLine } from './listLine';
import { isAmongSome } from './onlySome';
import { drawSections } from './sections';
import { groupTitles, isGroupId } from './jumpList';

interface Group {
  readonly id: GroupId;
  readonly fields: readonly FieldView[];
  /** Of these: those that are always shown, and those that the account hides. */
  readonly open: readonly FieldView[];
  readonly folded: readonly FieldView[];
}

const groupsOf = onceFor((fields: readonly FieldView[]): readonly Group[] =>
  Object.keys(groupTitles)
    .filter(isGroupId)
    .map((id) => {
      const own = fields.filter(({ group }) => group === id);
      const [open, folded] = [own.filter(({ hidden }) => !hidden), own.filter(({ hidden }) => hidden)];
      return { id, fields: own, open, folded };
    }),
);

/** The groups in the order of their titles; a group without a field that fits the filter is left out. */
export function drawGroups({ fields }: FormView, page: Page): TemplateResult {
  const shown = new Set(
    fields.filter((field) => isFieldShown(page.filter, field) && isAmongSome(field, page)),
  );
  return html`<div class="found" role="status" id="found">${drawFound(shown.size, page)}</div>
    ${repeat(
      groupsOf(fields),
      ({ id }) => id,
      (group) => {
        const isShown = group.fields.some((field) => shown.has(field)) || hasNews(group.id, page);
        return group.fields.length > 0 || isShown ? drawGroup(group, isShown, shown, page) : undefined;
      },
    )}`;
}

/** The region stands there before, so that it is read out. */
const drawFound = (count: number, page: Page) =>
  count === 0 ? drawNothingFound(page) : html`<span class="unseen">${sayFound(count, page)}</span>`;

/** Custom fields that are not there yet: the group says so even when the contact has none of its own. */
const hasNews = (id: GroupId, { filter, only, lists }: Page) =>
  id === 'customFields' && only === undefined && filter.trim() === '' && lists.customFields.kind !== 'loaded';

function drawGroup(
  { id, fields, open, folded }: Group,
  isShown: boolean,
  shown: ReadonlySet<FieldView>,
  page: Page,
): TemplateResult {
  const title = groupTitles[id]();
  return html`<section class="group" ?hidden=${!isShown} aria-labelledby="group-${id}">
    <div class="group-head">
      <h2 id="group-${id}" tabindex="-1">${title}</h2>
      ${fields.some(({ technical }) => technical !== '') ? drawKeysToggle(page) : undefined}
    </div>
    ${id === 'customFields' ? drawListLine(['customFields'], 'custom-fields-line', page) : undefined}
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
