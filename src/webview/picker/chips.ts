import { html, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import * as l10n from '@vscode/l10n';
import type { ListItem, PickedItem } from '../../core/fields/fieldView';
import { hasError, type FieldFrame } from '../fields/fieldFrame';
import { icon } from '../views/icon';
import { setStyle } from '../views/groups/setStyle';
import type { PickedSet } from './pickedSet';

/** The chosen things. One stop for Tab; arrows move between the chips, Delete and Backspace remove one. */
export function drawChips(set: PickedSet, frame: FieldFrame): TemplateResult | undefined {
  if (set.items.length === 0) return undefined;
  const label = l10n.t('{field}: chosen', { field: frame.field.label });
  return html`<ul
    class=${classMap({ chips: true, bounded: frame.page.isEditable })}
    id="${frame.id}-chips"
    aria-label=${label}
  >
    ${repeat(
      set.items,
      ({ id }) => id,
      (item) => drawChip(item, set, frame),
    )}
  </ul>`;
}

function drawChip(item: PickedItem, set: PickedSet, frame: FieldFrame): TemplateResult {
  const name = set.nameOf(item);
  const colors = set.itemOf(item.id)?.colors;
  const tinted = colors !== undefined && isReadable(colors.text, colors.background);
  const invalid = hasError(frame.messages.filter(({ slot }) => slot === item.id));
  const chip = classMap({ chip: true, tinted, invalid, unnamed: name === item.id });
  const style = tinted ? { '--chip-background': colors.background, '--chip-text': colors.text } : {};
  return html`<li class=${chip} data-slot=${item.id} ${setStyle(style)}>
    ${invalid ? icon('error') : undefined} ${tinted ? undefined : drawSwatch(colors)}
    ${item.added ? html`<span class="chip-new" aria-hidden="true">+</span>` : undefined}
    <bdi class="chip-name" title=${name === item.id ? name : `${name}\n${item.id}`}>${name}</bdi>
    ${item.added ? html`<span class="unseen">${l10n.t('(new)')}</span>` : undefined}
    ${frame.page.isEditable ? drawRemove(item, name, set, frame) : undefined}
  </li>`;
}

/** The colour beside the text: behind it only where the account's colours can be read. */
export function drawSwatch(colors: ListItem['colors']): TemplateResult | undefined {
  if (!colors) return undefined;
  return html`<span class="swatch" ${setStyle({ 'background-color': colors.background })}></span>`;
}

function drawRemove(item: PickedItem, name: string, set: PickedSet, frame: FieldFrame): TemplateResult {
  const index = set.items.indexOf(item);
  const remove = () => {
    removeChip(item.id, index, set, frame);
  };
  return html`<button
    class="chip-remove"
    type="button"
    tabindex=${index === 0 ? 0 : -1}
    title=${l10n.t('Remove {name}', { name })}
    aria-label=${l10n.t('Remove {name}', { name })}
    @click=${remove}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Delete' || event.key === 'Backspace') remove();
      else if (!moveFocus(event.key, index, frame)) return;
      event.preventDefault();
    }}
  >
    ${icon('close')}
  </button>`;
}

const chipButtons = ({ id }: FieldFrame) => [
  ...document.querySelectorAll<HTMLElement>(`#${id}-chips .chip-remove`),
];

export function focusLastChip(frame: FieldFrame): void {
  chipButtons(frame).at(-1)?.focus();
}

function moveFocus(key: string, index: number, frame: FieldFrame): boolean {
  const buttons = chipButtons(frame);
  const targets = new Map([
    ['ArrowLeft', buttons[Math.max(0, index - 1)]],
    ['ArrowRight', buttons[index + 1] ?? document.getElementById(frame.id)],
    ['Home', buttons[0]],
    ['End', buttons.at(-1)],
  ]);
  targets.get(key)?.focus();
  return targets.has(key);
}

/** The focus goes to the chip that takes the place, else to the one before, else to the box. */
function removeChip(id: string, index: number, set: PickedSet, frame: FieldFrame): void {
  set.remove(id);
  const buttons = chipButtons(frame);
  (buttons[index] ?? buttons.at(-1) ?? document.getElementById(frame.id))?.focus();
}

type Rgb = readonly [number, number, number];

const readableRatio = 4.5;

/** Whether text of one `#rgb` or `#rrggbb` colour on another has the contrast that WCAG asks of small text. */
export function isReadable(text: string, background: string): boolean {
  const colors = [readColor(text), readColor(background)];
  const [a, b] = colors.map((color) => (color ? luminance(color) : undefined));
  if (a === undefined || b === undefined) return false;
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= readableRatio;
}

function readColor(color: string): Rgb | undefined {
  const long = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.test(color) ? color.replace(/[0-9a-f]/gi, '$&$&') : color;
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(long);
  if (!match) return undefined;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return [red, green, blue];
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
