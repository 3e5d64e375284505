import * as l10n from '@vscode/l10n';
import type { SlotMessage } from '../field';
import type { FieldEdit, FieldValue } from '../fieldView';
import type { Json } from '../../text/json';
import { sameValue, type Slot, slotOf } from '../slots';

/** The slots of a value while it is edited: as the text has it, and as it was loaded. */
export interface Edited {
  /** Undefined: blank. */
  readonly now: Slot | undefined;
  readonly loaded: Slot | undefined;
}

/** How the values of one custom field are read, compared, shown, edited and sent. No value here is blank but where said. */
export interface CustomFieldKind {
  /** Whether the two are one value, in whatever shapes. */
  same(a: Slot, b: Slot): boolean;
  /** A standing explanation; undefined for a field that explains itself. */
  help?(): string | undefined;
  view(edited: Edited): FieldValue;
  /** The value after an edit, in the shape that it had; undefined when it was emptied. */
  edit(edit: FieldEdit, edited: Edited): Slot | undefined;
  /** The plain documented form, as the update takes it. */
  write(slot: Slot): Json;
  check(slot: Slot, loaded: Slot | undefined): readonly SlotMessage[];
  /** What will be sent, where that differs from what the input shows. */
  note?(slot: Slot): string | undefined;
  /** Why the API may have dropped a value, where more is known than that it did. */
  whyNotTaken?(slot: Slot): string | undefined;
  show(slot: Slot): string;
}

/** The API leaves an empty custom field out, or gives an empty list. */
export function isBlank(slot: Slot | undefined): slot is undefined {
  return slot === undefined || isBlankValue(slot.value);
}

function isBlankValue(value: Json): boolean {
  if (!Array.isArray(value)) return value === null || value === '';
  return value.every((item) => item === null || item === '');
}

/**
 * Whether a value is edited as JSON: it has no shape that its kind reads, or was loaded so and is now a text, which may
 * be JSON that is half typed.
 */
export function isEditedRaw({ now, loaded }: Edited, reads: (slot: Slot) => boolean): boolean {
  if (!isBlank(now) && !reads(now)) return true;
  const wasRaw = !isBlank(loaded) && !reads(loaded);
  return wasRaw && (isBlank(now) || typeof now.value === 'string');
}

/** An edit that a custom field does not take: the form and the text are not of one mind. */
export function unfitEdit(edit: FieldEdit): Error {
  return new Error(`This custom field takes no edit of the kind ${edit.kind}.`);
}

export function error(message: string): readonly SlotMessage[] {
  return [{ severity: 'error', message }];
}

/** An update holds JavaScript's numbers: a longer, larger or smaller one would arrive as another, or as `null`. */
export function checkNumbers(slot: Slot): readonly SlotMessage[] {
  return sameValue(slot, slotOf(slot.value))
    ? []
    : error(
        l10n.t(
          'This holds a number that cannot be sent whole: it has too many digits, or is too large or too small. Write it as a text in quotes.',
        ),
      );
}
