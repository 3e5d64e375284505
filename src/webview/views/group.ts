import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as l10n from '@vscode/l10n';
import type { FieldView, FormView, GroupId } from '../../protocol/messages';
import type { Page } from '../page';
import { drawField } from './field';
import { drawNothingFound, isFieldShown } from './filter';

const titles: Record<GroupId, () => string> = {
  contact: () => l10n.t('Contact'),
  classification: () => l10n.t('Classification'),
  customFields: () => l10n.t('Custom fields'),
  metadata: () => l10n.t('Metadata'),
  utm: () => l10n.t('UTM'),
};

const isGroupId = (name: string): name is GroupId => Object.hasOwn(titles, name);

/** The groups in the order of the table above; a group without a field that fits the filter is left out. */
export function drawGroups({ fields }: FormView, page: Page): TemplateResult {
  const shown = fields.filter((field) => isFieldShown(page.filter, field));
  return html`${Object.keys(titles)
    .filter(isGroupId)
    .map((group) => {
      const own = shown.filter((field) => field.group === group);
      return own.length === 0 ? undefined : drawGroup(group, own, page);
    })}
  ${shown.length === 0 ? drawNothingFound(page) : undefined}`;
}

function drawGroup(group: GroupId, fields: readonly FieldView[], page: Page): TemplateResult {
  const title = titles[group]();
  return html`<section class="group" aria-labelledby="group-${group}">
    <h2 id="group-${group}">${title}</h2>
    ${repeat(
      fields,
      ({ id }) => id,
      (field) => drawField(field, title, page),
    )}
  </section>`;
}
