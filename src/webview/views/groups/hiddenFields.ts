import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { FieldView } from '../../../core/fields/fieldView';
import type { Page } from '../../page';
import { icon } from '../icon';
import { notTaken } from './notTaken';
import { drawSections } from './sections';

/** A hidden field with a change or a message is shown all the same. */
function hasNews(field: FieldView, page: Page): boolean {
  return (
    field.changed ||
    page.messagesOf(field).length > 0 ||
    field.messages.length > 0 ||
    page.editsOf(field).length > 0 ||
    notTaken(field, page).length > 0
  );
}

/** The button that shows the rest, and below it what it has shown. */
export function drawHiddenFields(
  fields: readonly FieldView[],
  shown: ReadonlySet<FieldView>,
  groupTitle: string,
  page: Page,
): TemplateResult | undefined {
  if (fields.length === 0) return undefined;
  for (const field of fields) page.memory(field).staysShown ||= hasNews(field, page);
  const isQuiet = (field: FieldView) => !page.memory(field).staysShown;
  const count = fields.filter((field) => shown.has(field) && isQuiet(field)).length;
  const visible = new Set([...shown].filter((field) => page.showsHidden || !isQuiet(field)));
  return html`<div class="hidden-fields" ?hidden=${count === 0}>
      <button
        class="link"
        type="button"
        aria-expanded=${page.showsHidden}
        @click=${() => {
          page.toggleHidden();
        }}
      >
        ${icon(page.showsHidden ? 'chevron-down' : 'chevron-right')}${nameToggle(count, page.showsHidden)}
      </button>
    </div>
    ${drawSections(fields, visible, groupTitle, page)}`;
}

function nameToggle(count: number, isShown: boolean): string {
  if (isShown) return count === 1 ? l10n.t('Hide 1 hidden field') : l10n.t('Hide {0} hidden fields', count);
  return count === 1 ? l10n.t('Show 1 hidden field') : l10n.t('Show {0} hidden fields', count);
}
