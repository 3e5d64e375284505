import * as l10n from '@vscode/l10n';
import { readEmail } from '../../identity/email';
import type { Field, SlotMessage } from '../field';
import { sameText, type Slot } from '../slots';
import { textField, type TextOptions } from './textField';

/** The text keeps what was typed; the update takes the address alone. */
export function emailField(name: Omit<TextOptions, 'kind'>): Field {
  return textField({
    ...name,
    kind: 'email',
    same: sameEmail,
    check: checkEmail,
    note: (text) => {
      const { wire } = readEmail(text);
      return wire === undefined || wire === text ? undefined : l10n.t('Will be sent as {0}.', wire);
    },
    toWire: (text) => readEmail(text).wire ?? text,
  });
}

/** A typed address is the stored one when it is sent as that. */
function sameEmail(stored: Slot | undefined, wanted: Slot | undefined): boolean {
  if (sameText(stored, wanted)) return true;
  if (typeof stored?.value !== 'string' || typeof wanted?.value !== 'string') return false;
  return readEmail(wanted.value).wire === stored.value;
}

function checkEmail(text: string): readonly SlotMessage[] {
  const { problem, warning } = readEmail(text);
  if (problem !== undefined) return [{ severity: 'error', message: problem }];
  return warning === undefined ? [] : [{ severity: 'warning', message: warning }];
}
