import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as l10n from '@vscode/l10n';
import type { PickedValue } from '../../core/fields/fieldView';
import { describedBy, hasError, type FieldFrame } from '../fields/fieldFrame';
import { icon } from '../views/icon';
import { drawListLine, type ListName } from '../views/groups/listLine';
import { drawChips, focusLastChip } from './chips';
import { listIndex, type ListEntry } from './listIndex';
import { listWords } from './listWords';
import { drawOptions } from './options';
import { pickedSet } from './pickedSet';
import { listHeight, type Picker } from './picker';
import type { PickerFrame } from './pickerFrame';
import { pickerKeys } from './pickerKeys';

/** Chips and a box that finds more of them in the account's list (the combobox pattern), or takes pasted ids. */
export function drawPicked(value: PickedValue, frame: FieldFrame): TemplateResult {
  const picker = frame.page.memory(frame.field).picker;
  const set = pickedSet(value, frame);
  const toggle = ({ item }: ListEntry) => {
    picker.setQuery('');
    if (set.has(item.id)) set.remove(item.id);
    else set.add([item.id]);
  };
  const create = () => {
    const { page } = frame;
    page.flush();
    page.send({ type: 'createTag', document: page.document, name: picker.newName });
    picker.awaitNew();
    picker.redraw();
  };
  picker.followPicked(value.picked.map((item) => set.nameOf(item)));
  const list = frame.page.lists[value.list];
  const matches = picker.matches(listIndex(list), value.list === 'tags' && list.kind === 'loaded');
  const parts: PickerFrame = { frame, value, picker, set, matches, toggle, create };
  return html`<div class="picker">
    ${drawChips(set, frame)} ${frame.page.isEditable ? drawBox(parts) : undefined}
    ${drawListLine(listsOf(parts), `${frame.id}-list-line`, frame.page)}
    <p class="note" id="${frame.id}-list-note">${listNote(parts)}</p>
  </div>`;
}

/** What a picker needs: the account's list to pick from, and where the contact does not say it itself what is picked. */
function listsOf({ value: { list }, frame }: PickerFrame): ListName[] {
  return [
    ...(list === 'sequences' ? ['contactSequences' as const] : []),
    ...(frame.page.isEditable ? [list] : []),
  ];
}

function listNote({ frame, value, picker }: PickerFrame): string {
  const words = picker.query.trim();
  const isLeft = frame.page.lists[value.list].kind === 'loaded' && !picker.isOpen && words !== '';
  return isLeft ? listWords[value.list]().notPicked(words) : '';
}

function drawBox(parts: PickerFrame): TemplateResult {
  const { frame, value, picker, matches } = parts;
  const isMarked = matches[picker.marked] !== undefined || picker.isNewMarked;
  const active = picker.isOpen && isMarked ? `${frame.id}-option-${picker.marked}` : nothing;
  return html`<div class="picker-box">
    <input
      class="input"
      id=${frame.id}
      type="text"
      dir="auto"
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      aria-autocomplete="list"
      aria-expanded=${picker.isOpen}
      aria-controls="${frame.id}-list"
      aria-activedescendant=${active}
      aria-labelledby="${frame.id}-label"
      aria-describedby="${describedBy(frame)} ${frame.id}-list-line ${frame.id}-list-note"
      aria-invalid=${hasError(frame.messages)}
      placeholder=${listWords[value.list]().placeholder}
      .value=${live(picker.query)}
      @input=${(event: Event) => {
        takeInput(event, parts);
      }}
      @keydown=${(event: KeyboardEvent) => {
        takeKey(event, parts);
      }}
      @click=${(event: Event) => {
        open(event, picker);
      }}
      @blur=${() => {
        picker.close();
        picker.redraw();
      }}
    />
    ${icon('chevron-down')} ${drawOptions(parts)}
    <p class="unseen" role="status">${sayMatches(parts)}</p>
  </div>`;
}

/** What the list under the box shows to those who see it. */
function sayMatches({ frame, value: { list }, picker, matches }: PickerFrame): string {
  const isSearch = picker.isOpen && picker.query.trim() !== '' && frame.page.lists[list].kind === 'loaded';
  if (!isSearch) return '';
  return matches.length === 0 ? listWords[list]().noMatch : l10n.t('Matches: {0}.', matches.length);
}

/** Ids become chips the moment they stand in the box; anything else is a search. */
function takeInput({ target }: Event, { picker, set }: PickerFrame): void {
  if (!(target instanceof HTMLInputElement)) return;
  const ids = findIds(target.value);
  picker.setQuery(ids.length > 0 ? '' : target.value);
  if (ids.length > 0) {
    set.add(ids);
    return;
  }
  chooseSide(target, picker);
  picker.open();
  picker.redraw();
}

function takeKey(event: KeyboardEvent, { frame, picker, set, matches, toggle, create }: PickerFrame): void {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target instanceof HTMLElement) chooseSide(event.target, picker);
  const isUsedUp = pickerKeys.get(event.key)?.(picker, {
    matches,
    toggle,
    create,
    removeLast: () => {
      const last = set.items.at(-1);
      if (last) set.remove(last.id);
    },
    focusLastChip: () => {
      focusLastChip(frame);
    },
  });
  if (!isUsedUp) return;
  event.preventDefault();
  picker.redraw();
  scrollToMarked(frame, picker);
}

function open({ target }: Event, picker: Picker): void {
  if (target instanceof HTMLElement) chooseSide(target, picker);
  picker.open();
  picker.redraw();
}

/** The list opens where it has room: the footer covers the lower edge of the page. */
function chooseSide(box: HTMLElement, picker: Picker): void {
  if (picker.isOpen) return;
  const { top, bottom } = box.getBoundingClientRect();
  const footer = document.querySelector('.footer')?.getBoundingClientRect().top ?? window.innerHeight;
  picker.opensUp = footer - bottom < listHeight && top > footer - bottom;
}

function scrollToMarked({ id }: FieldFrame, picker: Picker): void {
  const list = document.getElementById(`${id}-list`);
  if (list && list.scrollTop !== picker.scrollTarget) list.scrollTop = picker.scrollTarget;
}

/** All UUIDs of a pasted text, once each, in lower case; whatever stands between them (or nothing at all) does not count. */
export function findIds(text: string): string[] {
  const ids = text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? [];
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}
