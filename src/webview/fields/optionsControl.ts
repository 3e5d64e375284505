import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as l10n from '@vscode/l10n';
import type { OptionsValue } from '../../core/fields/fieldView';
import { icon } from '../views/icon';
import { hasError, type FieldFrame } from './fieldFrame';
import { matchesFilter } from '../views/groups/filter';

/** A box to tick for each option; a long list can be narrowed. */
export function drawOptions(value: OptionsValue, frame: FieldFrame): TemplateResult {
  const { options } = value;
  const isLong = options.length > manyOptions;
  const choice = chooseOptions(value, isLong ? frame.page.memory(frame.field).optionFilter : '');
  return html`${isLong ? drawFilter(frame) : undefined}
    <div class="options ${isLong ? 'long' : ''}">
      ${choice.shown.map((option) => drawOption(option, value, frame))}
    </div>
    ${isLong ? html`<p class="note" role="status">${sayChoice(value, choice)}</p>` : undefined}`;
}

function sayChoice({ options, selected }: OptionsValue, { shown, more }: OptionChoice): string {
  const chosen = l10n.t('{0} of {1} chosen.', selected.length, options.length);
  if (shown.length === 0) return `${l10n.t('No option matches.')} ${chosen}`;
  return more === 0 ? chosen : `${sayMore(more)} ${chosen}`;
}

function sayMore(more: number): string {
  return more === 1
    ? l10n.t('1 more matches: narrow the list.')
    : l10n.t('{0} more match: narrow the list.', more);
}

function drawFilter({ page, field, id }: FieldFrame): TemplateResult {
  const memory = page.memory(field);
  const narrow = (words: string) => {
    memory.optionFilter = words;
    memory.touch();
    page.draw();
  };
  return html`<div class="filter">
    <input
      class="input"
      id="${id}-filter"
      type="text"
      autocomplete="off"
      spellcheck="false"
      placeholder=${l10n.t('Filter options')}
      aria-label=${l10n.t('Filter options of {field}', { field: field.label })}
      .value=${live(memory.optionFilter)}
      @input=${({ target }: InputEvent) => {
        if (target instanceof HTMLInputElement) narrow(target.value);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape' && !event.isComposing && memory.optionFilter !== '') narrow('');
      }}
    />
    ${icon('filter')}
  </div>`;
}

function drawOption(
  option: OptionsValue['options'][number],
  { selected }: OptionsValue,
  { page, field, messages }: FieldFrame,
): TemplateResult {
  const others = selected.filter((value) => value !== option.value);
  const isChecked = others.length < selected.length;
  const toggle = () => {
    page.choose(field, { kind: 'options', selected: isChecked ? others : [...others, option.value] });
  };
  return html`<label class="option-box" data-slot=${option.value}>
    <input
      type="checkbox"
      .checked=${live(isChecked)}
      ?disabled=${!page.isEditable}
      aria-invalid=${hasError(messages)}
      @change=${toggle}
    />
    <span>${option.label}</span>
  </label>`;
}

type Option = OptionsValue['options'][number];

/** A list with more options than this has a box that narrows it. */
const manyOptions = 12;

/** As many as are drawn at once. */
const mostOptions = 200;

interface OptionChoice {
  readonly shown: readonly Option[];
  /** How many fit the filter and are not among `shown`. */
  readonly more: number;
}

/** The options that fit the filter; of very many only the first, and those that are selected. */
export function chooseOptions({ options, selected }: OptionsValue, filter: string): OptionChoice {
  const chosen = new Set(selected);
  const matches = options.filter(({ label }) => matchesFilter(filter, label));
  const shown = matches.filter(({ value }, index) => index < mostOptions || chosen.has(value));
  return { shown, more: matches.length - shown.length };
}
