import * as l10n from '@vscode/l10n';
import type { Field, SlotMessage } from '../field';
import { readPhone } from '../../identity/phones/phone';
import { sameText, type Slot } from '../slots';
import { textField, type TextOptions } from './textField';

/** The text keeps what was typed; the update takes the wire form (`+55|11999990000`). */
export function phoneField(name: Omit<TextOptions, 'kind'>): Field {
  return textField({
    ...name,
    kind: 'phone',
    same: samePhone,
    check: checkPhone,
    note: (text) => {
      const { wire } = readPhone(text);
      return wire === undefined || wire === text ? undefined : l10n.t('Will be sent as {0}.', wire);
    },
    toWire: (text) => readPhone(text).wire ?? text,
    show: showPhone,
  });
}

/**
 * A typed number is the stored one when it is sent as that. A stored one may be wrong (`+551|1999990000`) and is put
 * right by any other writing.
 */
function samePhone(stored: Slot | undefined, wanted: Slot | undefined): boolean {
  if (sameText(stored, wanted)) return true;
  if (typeof stored?.value !== 'string' || typeof wanted?.value !== 'string') return false;
  return !isInWireForm(wanted.value) && readPhone(wanted.value).wire === stored.value;
}

/** One that is stored wrongly stands as it is: made readable it would look like the right one. */
function showPhone(text: string): string {
  const { wire, shown } = readPhone(text);
  return /^\+[\d|]+$/.test(text) && wire !== text ? text : shown;
}

function isInWireForm(text: string): boolean {
  return /^\+\d+\|\d+$/.test(text);
}

function checkPhone(text: string): readonly SlotMessage[] {
  const { problem, warnings } = readPhone(text);
  if (problem !== undefined) return [{ severity: 'error', message: problem }];
  return warnings.map((message) => ({ severity: 'warning', message }));
}
