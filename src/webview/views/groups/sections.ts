import { html, type TemplateResult, noChange } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import * as l10n from '@vscode/l10n';
import type { FieldView } from '../../../core/fields/fieldView';
import { fieldKey } from '../../fieldPlace';
import type { Page } from '../../page';
import { causesToDraw, drawField } from './field';
import { isTechnicalShown } from './filter';
import { setStyle } from './setStyle';
import { Directive, directive } from 'lit/directive.js';

type Fields = readonly FieldView[];

/** At most as many fields stand in one stretch: fewer are more boxes to place, more are more fields out of sight. */
const mostFields = 10;
/** In pixels, about: what a field takes that has not been laid out. */
const usualHeight = 75;

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
  const count = fields.filter((field) => shown.has(field)).length;
  const look = classMap({ stretch: true, custom: fields.some(({ slot }) => slot !== '') });
  const drawn = {
    members: fields.map(fieldKey),
    causes: fields.flatMap((field) => [
      shown.has(field),
      isTechnicalShown(page, field),
      ...causesToDraw(field, page),
    ]),
  };
  const draw = () => drawPlaces(fields, shown, groupTitle, page);
  return html`<div
    class=${look}
    ?hidden=${count === 0}
    ${setStyle({ '--height': `${count * usualHeight}px` })}
  >
    ${whenSeen(count > 0, drawn, draw)}
  </div>`;
}

const drawPlaces = (fields: Fields, shown: ReadonlySet<FieldView>, groupTitle: string, page: Page) =>
  html`${repeat(
    fields,
    fieldKey,
    (field) =>
      html`<div class="field-place" ?hidden=${!shown.has(field)}>${drawField(field, groupTitle, page)}</div>`,
  )}`;

interface Drawn {
  /** What it is a picture of, in order; while it is hidden, only other members draw it anew. */
  readonly members: readonly string[];
  /** Values that must be the same for it to stay as it is. */
  readonly causes: readonly unknown[];
}

const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((value, index) => value === b[index]);

/** Draws only what has changed, and what is hidden not before it is seen again. */
class WhenSeen extends Directive {
  private last: Drawn | undefined;

  override render(isSeen: boolean, drawn: Drawn, draw: () => unknown): unknown {
    const isOfSame = this.last !== undefined && isSame(this.last.members, drawn.members);
    if (isOfSame && (!isSeen || isSame(this.last?.causes ?? [], drawn.causes))) return noChange;
    this.last = drawn;
    return draw();
  }
}

const whenSeen = directive(WhenSeen);
