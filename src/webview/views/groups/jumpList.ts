import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { FormView, GroupId } from '../../../core/fields/fieldView';
import type { Page } from '../../page';
import { clearFilter } from './filter';

/** The groups of a long form, to go to at once. */
export function drawJumpList({ fields, details }: FormView, page: Page): TemplateResult {
  const groups = Object.keys(groupTitles)
    .filter(isGroupId)
    .filter((group) => fields.some((field) => field.group === group));
  return html`<nav class="jumps" aria-label=${l10n.t('Sections')}>
    <ul>
      ${groups.map((group) => drawJump(group, groupTitles[group](), page))}
      ${details.length > 0 ? drawJump('details', l10n.t('Details'), page) : undefined}
    </ul>
  </nav>`;
}

function drawJump(group: string, title: string, page: Page): TemplateResult {
  const id = `group-${group}`;
  const jump = (event: Event) => {
    event.preventDefault();
    clearFilter(page);
    const heading = document.getElementById(id);
    heading?.closest('details')?.setAttribute('open', '');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  };
  return html`<li><a class="link" href="#${id}" @click=${jump}>${title}</a></li>`;
}

/** In the order of the form. */
export const groupTitles: Record<GroupId, () => string> = {
  contact: () => l10n.t('Contact'),
  classification: () => l10n.t('Classification'),
  customFields: () => l10n.t('Custom fields'),
  metadata: () => l10n.t('Metadata'),
  utm: () => l10n.t('UTM'),
};

export const isGroupId = (name: string): name is GroupId => Object.hasOwn(groupTitles, name);
