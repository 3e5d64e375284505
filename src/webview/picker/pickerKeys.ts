import type { ListEntry } from './listIndex';
import { listHeight, optionHeight, type Picker } from './picker';

interface PickerActions {
  readonly matches: readonly ListEntry[];
  readonly toggle: (entry: ListEntry) => void;
  readonly create: () => void;
  readonly removeLast: () => void;
  readonly focusLastChip: () => void;
}

/** Returns whether the key was used up. */
type KeyHandler = (picker: Picker, actions: PickerActions) => boolean;

const page = Math.floor(listHeight / optionHeight);

const whenOpen =
  (act: (picker: Picker, actions: PickerActions) => void): KeyHandler =>
  (picker, actions) => {
    if (picker.isOpen) act(picker, actions);
    return picker.isOpen;
  };

const step =
  (by: number): KeyHandler =>
  (picker) => {
    if (picker.isOpen) picker.move(by);
    else picker.open();
    return true;
  };

const inEmptyBox =
  (act: (actions: PickerActions) => void): KeyHandler =>
  (picker, actions) => {
    if (picker.query === '') act(actions);
    return picker.query === '';
  };

/** Enter picks the marked option and never leaves the box; typed words that fit nothing stay there to be seen. */
function enter(picker: Picker, { matches, toggle, create }: PickerActions): boolean {
  const entry = matches[picker.marked];
  if (picker.isOpen && entry) toggle(entry);
  else if (picker.isOpen && picker.isNewMarked) create();
  else picker.open();
  return true;
}

function escape(picker: Picker): boolean {
  if (!picker.isOpen && picker.query === '') return false;
  if (picker.isOpen) picker.close();
  else picker.setQuery('');
  return true;
}

/** The keys of the combobox pattern (ARIA Authoring Practices), and Backspace and arrow left into the chips. */
export const pickerKeys = new Map<string, KeyHandler>([
  ['ArrowDown', step(1)],
  ['ArrowUp', step(-1)],
  ['Enter', enter],
  ['Escape', escape],
  [
    'Home',
    whenOpen((picker) => {
      picker.moveTo(0);
    }),
  ],
  [
    'End',
    whenOpen((picker) => {
      picker.moveTo(picker.rowCount - 1);
    }),
  ],
  [
    'PageDown',
    whenOpen((picker) => {
      picker.moveTo(picker.marked + page);
    }),
  ],
  [
    'PageUp',
    whenOpen((picker) => {
      picker.moveTo(picker.marked - page);
    }),
  ],
  [
    'Backspace',
    inEmptyBox(({ removeLast }) => {
      removeLast();
    }),
  ],
  [
    'ArrowLeft',
    inEmptyBox(({ focusLastChip }) => {
      focusLastChip();
    }),
  ],
]);
