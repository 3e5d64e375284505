import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { FieldMessage, FieldView, FormView } from '../../../core/fields/fieldView';
import { fieldKey } from '../../fieldPlace';
import type { OnlySome, Page } from '../../page';
import { notTaken } from './notTaken';

interface Choice {
  readonly isAmong: (field: FieldView, page: Page) => boolean;
  readonly name: (count: number) => string;
  readonly none: () => string;
}

const isTold = (messages: readonly FieldMessage[]) => messages.some(({ severity }) => severity !== 'hint');

const choices: Record<OnlySome, Choice> = {
  changed: {
    isAmong: (field, page) => field.changed || page.editsOf(field).length > 0,
    name: (count) => l10n.t('Changed ({0})', count),
    none: () => l10n.t('No field is changed.'),
  },
  problems: {
    isAmong: (field, page) => isTold(page.messagesOf(field)) || notTaken(field, page).length > 0,
    name: (count) => l10n.t('With problems ({0})', count),
    none: () => l10n.t('No field has a problem.'),
  },
};

/** What was among them stays until another choice is made: it must not go away from under the hands. */
export function isAmongSome(field: FieldView, page: Page): boolean {
  if (page.only === undefined) return true;
  const key = fieldKey(field);
  if (choices[page.only].isAmong(field, page)) page.keptShown.add(key);
  return page.keptShown.has(key);
}

export const sayNone = (only: OnlySome) => choices[only].none();

/** Shows the fields that something is to be done with. */
export function drawOnlySome({ fields }: FormView, page: Page): TemplateResult {
  return html`<div class="only-some" role="group" aria-label=${l10n.t('Show only')}>
    ${drawToggle('changed', fields, page)} ${drawToggle('problems', fields, page)}
  </div>`;
}

function drawToggle(only: OnlySome, fields: readonly FieldView[], page: Page): TemplateResult {
  const isPressed = page.only === only;
  const count = fields.filter((field) => choices[only].isAmong(field, page)).length;
  const toggle = () => {
    page.showOnly(isPressed ? undefined : only);
  };
  return html`<button class="toggle" type="button" aria-pressed=${isPressed} @click=${toggle}>
    ${choices[only].name(count)}
  </button>`;
}
