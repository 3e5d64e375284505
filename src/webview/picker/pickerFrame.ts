import type { PickedValue } from '../../core/fields/fieldView';
import type { FieldFrame } from '../fields/fieldFrame';
import type { ListEntry } from './listIndex';
import type { PickedSet } from './pickedSet';
import type { Picker } from './picker';

/** What the parts of a picker are drawn from. */
export interface PickerFrame {
  readonly frame: FieldFrame;
  readonly value: PickedValue;
  readonly picker: Picker;
  readonly set: PickedSet;
  readonly matches: readonly ListEntry[];
  readonly toggle: (entry: ListEntry) => void;
  /** Asks for a tag with the typed name. */
  readonly create: () => void;
}
