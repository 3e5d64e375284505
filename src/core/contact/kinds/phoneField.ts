import * as l10n from '@vscode/l10n';
import type { Field, FieldName, SlotMessage } from '../field';
import { readPhone } from '../phone';
import { sameText, type Slot } from '../slots';
import { textField } from './textField';

/** The text keeps what was typed; the update takes the wire form (`+55|11999990000`). */
export function phoneField(name: FieldName): Field {
  return textField({
    ...name,
    key: 'phoneNumber',
    kind: 'phone',
    same: samePhone,
    check: checkPhone,
    note: (text) => {
      const { wire } = readPhone(text);
      return wire === undefined || wire === text ? undefined : l10n.t('Will be sent as {0}.', wire);
    },
    toWire: (text) => readPhone(text).wire ?? text,
    show: (text) => readPhone(text).shown,
  });
}

function samePhone(a: Slot | undefined, b: Slot | undefined): boolean {
  if (sameText(a, b)) return true;
  const wire = wireOf(a);
  return wire !== undefined && wire === wireOf(b);
}

function wireOf(slot: Slot | undefined): string | undefined {
  return typeof slot?.value === 'string' ? readPhone(slot.value).wire : undefined;
}

function checkPhone(text: string): readonly SlotMessage[] {
  const { problem, warnings } = readPhone(text);
  if (problem !== undefined) return [{ severity: 'error', message: problem }];
  return warnings.map((message) => ({ severity: 'warning', message }));
}
