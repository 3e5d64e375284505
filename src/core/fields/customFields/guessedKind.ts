import type { Json } from '../../text/json';
import { viewText } from '../kinds/textField';
import { type Slot, slotOf } from '../slots';
import { type CustomFieldKind, isBlank, isEditedRaw, unfitEdit } from './customFieldKind';
import { dateType } from './dateTypes';
import { rawKind, unwrapped } from './rawKind';
import { inShapeOf, shapeOf } from './shape';

/** While the definitions are not there: texts as texts, all else as JSON, and a list of one text is sent as its text. */
export const guessedKind: CustomFieldKind = {
  same: (a, b) => rawKind.same(a, b),
  view: (edited) => {
    const text = guessedText(edited.now);
    if (text === undefined || isEditedRaw(edited, isGuessed)) return rawKind.view(edited);
    return viewText('text', text);
  },
  edit: (edit, edited) => {
    const { now, loaded } = edited;
    if (isEditedRaw(edited, isGuessed)) return rawKind.edit(edit, edited);
    if (edit.kind !== 'text') throw unfitEdit(edit);
    return edit.text === '' ? undefined : likeText(isBlank(now) ? loaded : now, edit.text);
  },
  write: ({ value }) => guessedWriting(value),
  check: (slot, loaded) => (isEditedRaw({ now: slot, loaded }, isGuessed) ? rawKind.check(slot, loaded) : []),
  show: (slot) => guessedText(slot) ?? rawKind.show(slot),
};

/** A list of one day with slashes is what the API gives for a DATE, and for nothing else; it drops the slashes. */
function guessedWriting(value: Json): Json {
  const item = unwrapped(value);
  const isListedDay = item !== value && typeof item === 'string' && item.includes('/');
  return (isListedDay ? dateType.canonical(item) : undefined) ?? item;
}

function guessedText(slot: Slot | undefined): string | undefined {
  if (isBlank(slot)) return '';
  const shape = shapeOf(slot);
  return shape?.leaf === 'string' ? shape.text : undefined;
}

function isGuessed(slot: Slot): boolean {
  return guessedText(slot) !== undefined;
}

function likeText(model: Slot | undefined, text: string): Slot {
  const shape = isBlank(model) ? undefined : shapeOf(model);
  if (model === undefined || shape?.leaf !== 'string') return slotOf(text);
  return inShapeOf(model, shape, text);
}
