import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as l10n from '@vscode/l10n';
import type { FieldView, FormView } from '../../../core/fields/fieldView';
import { onceFor } from '../../onceFor';
import type { Page } from '../../page';
import { fold } from '../../picker/listIndex';
import { icon } from '../icon';
import { sayNone } from './onlySome';

const manyRows = 12;

let lastFilter = { filter: '', words: '' };

/** The same filter is asked about for each of hundreds of fields. */
function wordsOf(filter: string): string {
  if (lastFilter.filter !== filter) lastFilter = { filter, words: fold(filter.trim()) };
  return lastFilter.words;
}

const holds = (filter: string, ...folded: readonly string[]) =>
  folded.some((text) => text.includes(wordsOf(filter)));

/** Whether one of the texts holds the filter's words, without case and accents. */
export const matchesFilter = (filter: string, ...texts: readonly string[]): boolean =>
  wordsOf(filter) === '' || holds(filter, ...texts.map(fold));

const innerLabels: { [K in FieldView['value']['kind']]?: (field: FieldView) => readonly string[] } = {
  rows: ({ value }) => (value.kind === 'rows' ? value.rows.map(({ key }) => key) : []),
  record: ({ value }) =>
    value.kind === 'record' ? value.entries.flatMap(({ key, label }) => [key, label]) : [],
};

/** What a field is found by, folded once for as long as the field is the same. */
interface SearchTexts {
  readonly label: string;
  readonly technical: string;
  readonly others: readonly string[];
}

const searchTextsOf = onceFor((field: FieldView): SearchTexts => {
  const others = [
    field.slot === '' ? field.id : field.slot,
    ...(innerLabels[field.value.kind]?.(field) ?? []),
  ];
  return { label: fold(field.label), technical: fold(field.technical), others: others.map(fold) };
});

export function isFieldShown(filter: string, field: FieldView): boolean {
  if (wordsOf(filter) === '') return true;
  const { label, technical, others } = searchTextsOf(field);
  return holds(filter, label, technical, ...others);
}

/** Whether the key and type of a custom field are shown: for all, or because the filter found the field by them. */
export function isTechnicalShown({ showsKeys, filter }: Page, field: FieldView): boolean {
  if (showsKeys || wordsOf(filter) === '') return showsKeys;
  const { label, technical } = searchTextsOf(field);
  return !holds(filter, label) && holds(filter, technical);
}

/** A field counts once; the custom fields and metadata of an account are what makes a form long. */
export function needsFilter({ fields }: FormView): boolean {
  const rows = fields.reduce((sum, { value }) => {
    return sum + (value.kind === 'rows' ? value.rows.length : 1);
  }, 0);
  return rows > manyRows;
}

export function drawFilter(page: Page): TemplateResult {
  return html`<div class="filter" role="search">
    <label class="unseen" for="filter">${l10n.t('Filter fields')}</label>
    <input
      class="input"
      id="filter"
      type="text"
      autocomplete="off"
      spellcheck="false"
      placeholder=${l10n.t('Filter fields')}
      .value=${live(page.filter)}
      @input=${({ target }: InputEvent) => {
        if (target instanceof HTMLInputElement) setFilter(page, target.value);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape' && !event.isComposing && page.filter !== '') setFilter(page, '');
      }}
    />
    ${icon('filter')}
  </div>`;
}

export function clearFilter(page: Page): void {
  page.only = undefined;
  setFilter(page, '');
}

function setFilter(page: Page, filter: string): void {
  page.filter = filter;
  page.draw();
}

/** How many fields the filter leaves, for those who do not see it. */
export function sayFound(count: number, { filter, only }: Page): string {
  if (only === undefined && filter.trim() === '') return '';
  return count === 1 ? l10n.t('1 field is shown.') : l10n.t('{0} fields are shown.', count);
}

export function drawNothingFound(page: Page): TemplateResult {
  const clear = () => {
    clearFilter(page);
    document.getElementById('filter')?.focus();
  };
  return html`<p class="nothing-found">
    ${page.only === undefined ? l10n.t('No field matches “{words}”.', { words: page.filter.trim() }) : sayNone(page.only)}
    <button class="link" type="button" @click=${clear}>${l10n.t('Show all fields')}</button>
  </p>`;
}
