import { html, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import * as l10n from '@vscode/l10n';
import type { FieldView } from '../../../core/fields/fieldView';
import { fieldKey } from '../../fieldPlace';
import type { Page } from '../../page';
import { causesToDraw, drawField } from './field';
import { isTechnicalShown } from './filter';
import { setStyle } from './setStyle';
import { showMembers, whenSeen } from './whenSeen';

type Fields = readonly FieldView[];

/** At most as many fields stand in one stretch: fewer are more boxes to place, more are more fields out of sight. */
const mostFields = 10;

/** In pixels, about: what a field takes that has not been laid out. */
function usualHeight({ value }: FieldView): number {
  if (value.kind === 'record') return value.entries.length * 45;
  return value.kind === 'rows' ? 50 + value.rows.length * 32 : 75;
}

/** What an account makes long, and what stands below it; the pickers' lists reach over the edge of their stretch. */
const isLongPart = ({ slot, value: { kind } }: FieldView) =>
  slot !== '' || kind === 'rows' || kind === 'record';

/** Fields, with a heading wherever a section begins. What the filter leaves out is hidden, and so it is back as it was. */
export function drawSections(
  fields: Fields,
  shown: ReadonlySet<FieldView>,
  groupTitle: string,
  page: Page,
): TemplateResult {
  return html`${sectionsOf(fields).map((section, index) => {
    const [{ section: title } = { section: '' }] = section;
    return html`${index === 0 && title === '' ? undefined : drawHeading(title, section, shown)}
    ${stretchesOf(section).map((stretch) => drawStretch(stretch, shown, groupTitle, page))}`;
  })}`;
}

/** The fields by the section they are in; a section may come again. */
function sectionsOf(fields: Fields): Fields[] {
  const sections: FieldView[][] = [];
  for (const field of fields) {
    const last = sections.at(-1);
    if (last?.[0]?.section === field.section) last.push(field);
    else sections.push([field]);
  }
  return sections;
}

/** Fields that are in no group of the account come last. */
function drawHeading(title: string, fields: Fields, shown: ReadonlySet<FieldView>): TemplateResult {
  const isShown = fields.some((field) => shown.has(field));
  return html`<h3 class="section" ?hidden=${!isShown}>${title === '' ? l10n.t('Other fields') : title}</h3>`;
}

/** An account has hundreds of custom fields: the browser lays out only those stretches of them that are in sight. */
function stretchesOf(fields: Fields): Fields[] {
  const count = Math.ceil(fields.length / mostFields);
  const length = Math.ceil(fields.length / count);
  return Array.from({ length: count }, (_, index) => fields.slice(index * length, (index + 1) * length));
}

function drawStretch(
  fields: Fields,
  shown: ReadonlySet<FieldView>,
  groupTitle: string,
  page: Page,
): TemplateResult {
  const visible = fields.filter((field) => shown.has(field));
  const height = visible.reduce((sum, field) => sum + usualHeight(field), 0);
  const look = classMap({ stretch: true, offscreen: fields.every(isLongPart) });
  const drawn = {
    members: fields.map(fieldKey),
    causes: fields.flatMap((field) => causesToDraw(field, page)),
    shown: fields.map((field) => shown.has(field)),
    technical: fields.map((field) => (isTechnicalShown(page, field) ? field.technical : '')),
  };
  return html`<div
    class=${look}
    ?hidden=${visible.length === 0}
    ${setStyle({ 'contain-intrinsic-height': `${height}px` })}
  >
    ${whenSeen(drawn, () => repeat(fields, fieldKey, (field) => drawField(field, groupTitle, page)))}
    ${showMembers(drawn)}
  </div>`;
}
