import { findContactId } from '../core/contact/contactId';
import type { ContactReference } from './contactUri';

/** The contact that a command was given: a line of the list, or what a keybinding says. */
export function readContact(argument: unknown): ContactReference | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  if (!('environment' in argument) || !('id' in argument)) return undefined;
  const { environment, id } = argument;
  if (typeof environment !== 'string' || typeof id !== 'string') return undefined;
  const found = findContactId(id);
  return 'id' in found ? { environment, id: found.id } : undefined;
}

/** Everything that is selected in the list, when the command was given by one of the selected lines. */
export function readContacts(argument: unknown, selection: unknown): ContactReference[] {
  const given: readonly unknown[] = Array.isArray(selection) && selection.length > 0 ? selection : [argument];
  return given.flatMap((item) => readContact(item) ?? []);
}
