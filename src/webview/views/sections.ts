import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as l10n from '@vscode/l10n';
import type { FieldView } from '../../protocol/messages';
import { fieldKey } from '../fieldPlace';
import type { Page } from '../page';
import { drawField } from './field';

interface Item {
  readonly key: string;
  readonly draw: () => TemplateResult;
}

/**
 * Fields, with a heading wherever a section begins. Headings and fields are one flat list, so that a field's input
 * outlives a move to another section. What the filter leaves out is hidden, and so it is back as it was.
 */
export function drawSections(
  fields: readonly FieldView[],
  shown: ReadonlySet<FieldView>,
  groupTitle: string,
  page: Page,
): TemplateResult {
  const items = fields.flatMap((field, index): Item[] => {
    const row = {
      key: fieldKey(field),
      draw: () =>
        html`<div class="field-place ${field.slot === '' ? '' : 'custom'}" ?hidden=${!shown.has(field)}>
          ${drawField(field, groupTitle, page)}
        </div>`,
    };
    if (field.section === (fields[index - 1]?.section ?? '')) return [row];
    const hasShown = runFrom(fields, index).some((one) => shown.has(one));
    return [{ key: ` ${index}`, draw: () => drawHeading(field.section, hasShown) }, row];
  });
  return html`${repeat(
    items,
    ({ key }) => key,
    ({ draw }) => draw(),
  )}`;
}

/** Fields that are in no group of the account come last. */
function drawHeading(section: string, isShown: boolean): TemplateResult {
  const title = section === '' ? l10n.t('Other fields') : section;
  return html`<h3 class="section" ?hidden=${!isShown}>${title}</h3>`;
}

/** The fields of the section that begins at the index. */
function runFrom(fields: readonly FieldView[], start: number): readonly FieldView[] {
  const end = fields.findIndex(({ section }, index) => index > start && section !== fields[start]?.section);
  return fields.slice(start, end < 0 ? undefined : end);
}
