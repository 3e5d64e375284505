import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as l10n from '@vscode/l10n';
import type { FieldView } from '../../../core/fields/fieldView';
import { fieldKey } from '../../fieldPlace';
import { onceFor } from '../../onceFor';
import type { Page } from '../../page';
import { causesToDraw, drawField } from './field';
import { isTechnicalShown } from './filter';
import { setStyle } from './setStyle';
import { showMembers, whenSeen } from './whenSeen';

type Fields = readonly FieldView[];

interface Section {
  /** '' for fields that are in no group of the account. */
  readonly title: string;
  readonly fields: Fields;
  readonly stretches: readonly Stretch[];
}

/** Fields that the browser lays out only while they are in sight. */
interface Stretch {
  readonly fields: Fields;
  readonly keys: readonly string[];
  readonly look: string;
}

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
  return html`${sectionsOf(fields).map(
    (section, index) =>
      html`${index === 0 && section.title === '' ? undefined : drawHeading(section, shown)}
      ${section.stretches.map((stretch) => drawStretch(stretch, shown, groupTitle, page))}`,
  )}`;
}

/** The fields by the section they are in; a section may come again. */
const sectionsOf = onceFor((fields: Fields): readonly Section[] => {
  const sections: FieldView[][] = [];
  for (const field of fields) {
    const last = sections.at(-1);
    if (last?.[0]?.section === field.section) last.push(field);
    else sections.push([field]);
  }
  return sections.map((own) => ({
    title: own[0]?.section ?? '',
    fields: own,
    stretches: stretchesOf(own),
  }));
});

/** Fields that are in no group of the account come last. */
function drawHeading({ title, fields }: Section, shown: ReadonlySet<FieldView>): TemplateResult {
  const isShown = fields.some((field) => shown.has(field));
  return html`<h3 class="section" ?hidden=${!isShown}>${title === '' ? l10n.t('Other fields') : title}</h3>`;
}

/** An account has hundreds of custom fields: the browser lays out only those stretches of them that are in sight. */
function stretchesOf(fields: Fields): Stretch[] {
  const count = Math.ceil(fields.length / mostFields);
  const length = Math.ceil(fields.length / count);
  return Array.from({ length: count }, (_, index) => {
    const own = fields.slice(index * length, (index + 1) * length);
    const look = own.every(isLongPart) ? 'stretch offscreen' : 'stretch';
    return { fields: own, keys: own.map(fieldKey), look };
  });
}

function drawStretch(
  { fields, keys, look }: Stretch,
  shown: ReadonlySet<FieldView>,
  groupTitle: string,
  page: Page,
): TemplateResult {
  const visible = fields.filter((field) => shown.has(field));
  const height = visible.reduce((sum, field) => sum + usualHeight(field), 0);
  const drawn = {
    members: keys,
    // What is hidden is drawn when it is seen again, whatever comes meanwhile.
    causes: visible.length === 0 ? [] : fields.flatMap((field) => causesToDraw(field, page)),
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
