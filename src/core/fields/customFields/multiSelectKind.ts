import * as l10n from '@vscode/l10n';
import { listSource } from '../../text/contactText';
import type { CustomFieldDefinition, FieldEdit, OptionsValue } from '../fieldView';
import { type Slot, slotOf } from '../slots';
import { Options } from './options';
import { textsOf } from './shape';
import {
  checkHalfTyped,
  rawKind,
  type CustomFieldKind,
  type Edited,
  error,
  isBlank,
  isEditedRaw,
  unfitEdit,
  checkNumbers,
} from './customFieldKind';

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
      return names.flatMap((name) => {
        const problem = options.problemOf(name);
        return problem === '' ? [] : error(problem);
      });
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

/**
 * For a MULTISELECT whose options nobody lists: one on each line. An empty line, or one that stands there twice, stays
 * while it is typed and is not sent.
 */
const optionLinesKind: CustomFieldKind = {
  same: (a, b) => {
    const [inA, inB] = [namesOf(a), namesOf(b)];
    return inA && inB ? sameNames(inA, inB) : rawKind.same(a, b);
  },
  help: () => l10n.t('The account gives no options for this field: write one on each line.'),
  view: (edited) => {
    if (isEditedRaw(edited, hasLines)) return rawKind.view(edited);
    return { kind: 'longText', text: isBlank(edited.now) ? '' : (textsOf(edited.now) ?? []).join('\n') };
  },
  edit: (edit, edited) =>
    isEditedRaw(edited, hasLines) ? rawKind.edit(edit, edited) : editLines(edit, edited),
  write: (slot) => [...(namesOf(slot) ?? [])],
  check: (slot, loaded) => {
    const halfTyped = checkHalfTyped(slot, loaded, hasLines);
    if (halfTyped.length > 0) return halfTyped;
    return namesOf(slot) === undefined
      ? error(l10n.t('This must be a list of options.'))
      : checkNumbers(slot);
  },
  show: (slot) => namesOf(slot)?.join(', ') ?? rawKind.show(slot),
};

/** Their order does not count. */
function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

function namesOf(slot: Slot): readonly string[] | undefined {
  const names = textsOf(slot)?.filter((text) => text !== '');
  return names && [...new Set(names)];
}

/** An option that has lines of its own would come back as several. */
function hasLines(slot: Slot): boolean {
  return textsOf(slot)?.every((text) => !/[\r\n]/.test(text)) === true;
}

function editLines(edit: FieldEdit, { now, loaded }: Edited): Slot | undefined {
  if (edit.kind !== 'text') throw unfitEdit(edit);
  if (edit.text === '') return undefined;
  const lines = edit.text.split(/\r\n?|\n/);
  const model = isBlank(now) ? loaded : now;
  if (lines.length === 1 && !isBlank(model) && typeof model.value === 'string') return slotOf(edit.text);
  return slotOf(lines, listSource(lines, '    '));
}
