import * as l10n from '@vscode/l10n';
import { listSource } from '../../text/contactText';
import type { FieldEdit } from '../fieldView';
import { type Slot, slotOf } from '../slots';
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

/**
 * For a MULTISELECT whose options nobody lists: one on each line. An empty line, or one that stands there twice, stays
 * while it is typed and is not sent.
 */
export const optionLinesKind: CustomFieldKind = {
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
export function sameNames(a: readonly string[], b: readonly string[]): boolean {
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
