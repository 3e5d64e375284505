import * as l10n from '@vscode/l10n';
import { setMember } from '../../text/contactText';
import { everySlot, type Field, type FieldName, type FieldReading, ownRow, wrongEdit } from '../field';
import type { KeyHolding } from '../fieldNames';
import type { ChoiceValue, FieldEdit } from '../fieldView';
import { memberSlot, sameText, type Slot, slotOf } from '../slots';
import { textOf } from './textField';

interface ChoiceOptions extends FieldName {
  readonly keys: readonly [KeyHolding<'word'>];
  /** The values the API knows, with their labels. A loaded value beyond these can be kept, and chosen again. */
  readonly choices: () => ReadonlyMap<string, string>;
}

/** One value of a few, never null. The loaded one, chosen again, is untouched and not sent. */
export function choiceField({ choices, ...name }: ChoiceOptions): Field {
  const [key] = name.keys;
  const show = (slot: Slot | undefined): string => choices().get(textOf(slot)) ?? textOf(slot);
  return {
    ...name,
    writeOnly: false,
    same: everySlot(sameText),
    readLoaded: (document) => {
      const member = document.members.get(key);
      return { document, slots: new Map(member && [['', memberSlot(member)]]), known: true };
    },
    readWanted: (document, loaded) => {
      const member = document.members.get(key);
      return {
        slots: member === undefined ? loaded.slots : new Map([['', memberSlot(member)]]),
        problems: [],
      };
    },
    write: (document, _wanted, changes) => setMember(document, key, changes.get('')?.source ?? 'null'),
    pathOf: () => [key],
    rows: ownRow,
    edit: (reading, _row, edit) => editChoice(reading, edit),
    check: (_slot, value) => {
      if (typeof value?.value === 'string' && value.value !== '') return [];
      const message = l10n.t('{0} cannot be empty. Put the loaded value back to leave it out.', name.label());
      return [{ severity: 'error', message }];
    },
    contribute: (changes) => ({ body: { [key]: textOf(changes.get('')) } }),
    slotAt: () => '',
    view: (reading) => viewChoice(reading, choices()),
    slotLabel: () => name.label(),
    showSlot: (_slot, value) => show(value),
    was: ({ loaded }) => show(loaded.slots.get('')),
  };

  function editChoice({ document, loaded, field }: FieldReading, edit: FieldEdit): string {
    if (edit.kind !== 'choice') throw wrongEdit(field, edit);
    const asLoaded = loaded.slots.get('');
    const isLoaded = edit.selected === '' || edit.selected === textOf(asLoaded);
    return setMember(document, key, isLoaded ? (asLoaded?.source ?? 'null') : slotOf(edit.selected).source);
  }
}

function viewChoice({ loaded, wanted }: FieldReading, choices: ReadonlyMap<string, string>): ChoiceValue {
  const known = new Map(choices);
  for (const slot of [loaded.slots.get(''), wanted.get('')]) {
    const value = textOf(slot);
    if (value !== '' && !known.has(value)) known.set(value, value);
  }
  const options = [...known].map(([value, label]) => ({ value, label }));
  const isNone = textOf(loaded.slots.get('')) === '';
  return {
    kind: 'choice',
    selected: textOf(wanted.get('')),
    options: isNone ? [{ value: '', label: l10n.t('No value') }, ...options] : options,
  };
}
