import { html, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import * as l10n from '@vscode/l10n';
import { icon } from '../views/icon';
import { setStyle } from '../views/groups/setStyle';
import { drawSwatch } from './chips';
import type { ListEntry } from './listIndex';
import { listWords } from './listWords';
import { optionHeight } from './picker';
import type { PickerFrame } from './pickerFrame';

/** The list under the box. Only the options that can be seen are drawn: an account may have thousands of tags. */
export function drawOptions(parts: PickerFrame): TemplateResult {
  const { frame, value, picker, matches } = parts;
  const isLoaded = frame.page.lists[value.list].kind === 'loaded';
  const isShown = picker.isOpen && isLoaded;
  return html`<div class=${classMap({ 'picker-popup': true, up: picker.opensUp })} ?hidden=${!isShown}>
    ${
      isShown && matches.length === 0
        ? html`<p class="picker-empty" aria-hidden="true">${listWords[value.list]().noMatch}</p>`
        : undefined
    }
    <div
      class="picker-list"
      id="${frame.id}-list"
      role="listbox"
      aria-multiselectable="true"
      aria-labelledby="${frame.id}-label"
      @mousedown=${(event: Event) => {
        // The focus stays in the box.
        event.preventDefault();
      }}
      @scroll=${({ target }: Event) => {
        if (target instanceof HTMLElement && picker.isOpen) picker.scrolledTo(target.scrollTop);
      }}
    >
      ${isShown ? drawWindow(parts) : undefined}
    </div>
  </div>`;
}

function drawWindow(parts: PickerFrame): TemplateResult {
  const { picker, matches } = parts;
  return html`<div
    class="picker-space"
    role="presentation"
    ${setStyle({ height: `${picker.rowCount * optionHeight}px` })}
  >
    ${repeat(
      picker.visible,
      (index) => index,
      (index) => {
        const entry = matches[index];
        return entry ? drawOption(entry, index, parts) : drawNew(index, parts);
      },
    )}
  </div>`;
}

function drawOption(entry: ListEntry, index: number, parts: PickerFrame): TemplateResult {
  const { frame, picker, set, toggle } = parts;
  const { item, isNamesake } = entry;
  const isPicked = set.has(item.id);
  return html`<div
    class=${classMap({ option: true, marked: index === picker.marked })}
    id="${frame.id}-option-${index}"
    role="option"
    aria-selected=${isPicked}
    aria-setsize=${picker.rowCount}
    aria-posinset=${index + 1}
    title=${item.name}
    ${setStyle({ height: `${optionHeight}px`, transform: `translateY(${index * optionHeight}px)` })}
    @click=${() => {
      toggle(entry);
    }}
  >
    <span class="option-check">${isPicked ? icon('check') : undefined}</span>
    ${drawSwatch(item.colors) ?? html`<span class="swatch blank"></span>`}
    <bdi class="option-name">${item.name}</bdi>
    ${isNamesake ? html`<span class="aside">${item.id.slice(0, 8)}</span>` : undefined}
  </div>`;
}

/** Below the matches: what is typed can be made. */
function drawNew(index: number, { frame, picker, create }: PickerFrame): TemplateResult | undefined {
  if (picker.newName === '') return undefined;
  return html`<div
    class=${classMap({ option: true, marked: index === picker.marked })}
    id="${frame.id}-option-${index}"
    role="option"
    aria-selected="false"
    aria-setsize=${picker.rowCount}
    aria-posinset=${index + 1}
    ${setStyle({ height: `${optionHeight}px`, transform: `translateY(${index * optionHeight}px)` })}
    @click=${create}
  >
    <span class="option-check">${icon('add')}</span>
    <span class="option-name">${l10n.t('Create tag “{name}”...', { name: picker.newName })}</span>
  </div>`;
}
