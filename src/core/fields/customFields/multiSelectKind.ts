import * as l10n from '@vscode/l10n';
import { listSource } from '../../text/contactText';
import type { CustomFieldDefinition, FieldEdit, OptionsValue } from '../fieldView';
import { type Slot, slotOf } from '../slots';
import { type CustomFieldKind, type Edited, error, isBlank, isEditedRaw, unfitEdit } from './customFieldKind';
import { noOption, Options } from './options';
import { optionLinesKind, sameNames } from './optionLinesKind';
import { checkHalfTyped, rawKind } from './rawKind';

/** Any number of options. Their order and repeats do not count; one alone may come without a list. */
export function multiSelectKind(definition: CustomFieldDefinition): CustomFieldKind {
  const options = new Options(definition);
  return options.names.size === 0 ? optionLinesKind : kindOfOptions(options);
}

function kindOfOptions(options: Options): CustomFieldKind {
  const choices = choicesOf(options.names);
  const hasNames = (slot: Slot): boolean => options.namesIn(slot) !== undefined;
  return {
    same: (a, b) => {
      const [inA, inB] = [options.namesIn(a), options.namesIn(b)];
      return inA && inB ? sameNames(inA, inB) : rawKind.same(a, b);
    },
    view: (edited) => {
      if (isEditedRaw(edited, hasNames)) return rawKind.view(edited);
      const [selected, loaded] = [edited.now, edited.loaded].map(
        (slot) => (slot && options.namesIn(slot)) ?? [],
      );
      return viewOptions(choices, options.names, selected ?? [], loaded ?? []);
    },
    edit: (edit, edited) =>
      isEditedRaw(edited, hasNames) ? rawKind.edit(edit, edited) : editOptions(edit, edited),
    write: (slot) => options.textsIn(slot),
    note: (slot) => options.noteIds(options.textsIn(slot)),
    whyNotTaken: (slot) => options.whyNotTaken(options.textsIn(slot), JSON.stringify),
    check: (slot, loaded) => {
      const halfTyped = checkHalfTyped(slot, loaded, hasNames);
      if (halfTyped.length > 0) return halfTyped;
      const names = options.namesIn(slot);
      if (names === undefined) return error(l10n.t('This must be a list of options.'));
      return names.filter((name) => !options.names.has(name)).flatMap((name) => error(noOption(name)));
    },
    show: (slot) => options.namesIn(slot)?.join(', ') ?? rawKind.show(slot),
  };
}

function choicesOf(names: Iterable<string>): OptionsValue['options'] {
  return Array.from(names, (name) => ({ value: name, label: name }));
}

function viewOptions(
  choices: OptionsValue['options'],
  names: ReadonlySet<string>,
  selected: readonly string[],
  loaded: readonly string[],
): OptionsValue {
  const others = [...new Set([...loaded, ...selected])].filter((name) => !names.has(name));
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
