import * as l10n from '@vscode/l10n';
import { listSource } from '../contactText';
import type { CustomFieldDefinition, FieldEdit, OptionsValue } from '../fieldView';
import { type Slot, slotOf } from '../slots';
import { noOption, Options } from './choiceTypes';
import {
  checkNumbers,
  type CustomFieldKind,
  type Edited,
  error,
  isBlank,
  isEditedRaw,
  unfitEdit,
} from './customFieldKind';
import { checkHalfTyped, rawKind } from './rawKind';
import { textsOf } from './shape';

/** Any number of options. Their order and repeats do not count; one alone may come without a list. */
export function multiSelectKind(definition: CustomFieldDefinition): CustomFieldKind {
  const options = new Options(definition);
  const choices = choicesOf(options.names);
  const namesOf = (slot: Slot): readonly string[] | undefined => {
    const names = textsOf(slot)?.filter((text) => text !== '');
    return names && [...new Set(names.map((text) => options.nameOf(text)))];
  };
  const hasNames = (slot: Slot): boolean => namesOf(slot) !== undefined;
  return {
    same: (a, b) => {
      const [inA, inB] = [namesOf(a), namesOf(b)];
      if (inA === undefined || inB === undefined) return rawKind.same(a, b);
      return inA.length === inB.length && inA.every((name) => inB.includes(name));
    },
    view: (edited) => {
      if (isEditedRaw(edited, hasNames)) return rawKind.view(edited);
      const selected = isBlank(edited.now) ? [] : namesOf(edited.now);
      return viewOptions(choices, options.names, selected ?? []);
    },
    edit: (edit, edited) =>
      isEditedRaw(edited, hasNames) ? rawKind.edit(edit, edited) : editOptions(edit, edited),
    write: (slot) => [...(namesOf(slot) ?? [])],
    check: (slot, loaded) => {
      const halfTyped = checkHalfTyped(slot, loaded, hasNames);
      if (halfTyped.length > 0) return halfTyped;
      const names = namesOf(slot);
      if (names === undefined) return error(l10n.t('This must be a list of options.'));
      if (options.names.size === 0) return checkNumbers(slot);
      return names.filter((name) => !options.names.has(name)).flatMap((name) => error(noOption(name)));
    },
    show: (slot) => namesOf(slot)?.join(', ') ?? rawKind.show(slot),
  };
}

function choicesOf(names: Iterable<string>): OptionsValue['options'] {
  return Array.from(names, (name) => ({ value: name, label: name }));
}

function viewOptions(
  choices: OptionsValue['options'],
  names: ReadonlySet<string>,
  selected: readonly string[],
): OptionsValue {
  const others = selected.filter((name) => !names.has(name));
  return {
    kind: 'options',
    selected,
    options: others.length === 0 ? choices : [...choices, ...choicesOf(others)],
  };
}

function editOptions(edit: FieldEdit, { now, loaded }: Edited): Slot | undefined {
  if (edit.kind !== 'options') throw unfitEdit(edit);
  const names = [...new Set(edit.selected)];
  const [first] = names;
  if (first === undefined) return undefined;
  const model = isBlank(now) ? loaded : now;
  if (names.length === 1 && typeof model?.value === 'string' && model.value !== '') return slotOf(first);
  return slotOf(names, listSource(names, '    '));
}
