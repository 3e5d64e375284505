import { findContactId } from '../../core/identity/contactId';
import type { ContactReference } from './contactUri';

/** The contact that a command was given: a line of the list, or what a keybinding says. */
export function readContact(argument: unknown): ContactReference | undefined {
  const environment = readEnvironmentName(argument);
  const text = readIdText(argument);
  if (environment === undefined || text === undefined) return undefined;
  const found = findContactId(text);
  return 'id' in found ? { environment, id: found.id } : undefined;
}

/** Everything that is selected in the list, when the command was given by one of the selected lines. */
export function readContacts(argument: unknown, selection: unknown): ContactReference[] {
  const given: readonly unknown[] = Array.isArray(selection) && selection.length > 0 ? selection : [argument];
  return given.flatMap((item) => readContact(item) ?? []);
}

/** A text that should hold an ID: the argument itself, or its `id`. */
export function readIdText(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  return hasText(argument, 'id') ? argument.id : undefined;
}

export function readEnvironmentName(argument: unknown): string | undefined {
  return hasText(argument, 'environment') ? argument.environment : undefined;
}

/**
 * What an argument without an environment says besides the `id`, such as `env` or `Environment`. It may mean one: then the
 * active environment would be the wrong one.
 */
export function unreadKeys(argument: unknown): string[] {
  const isObject = typeof argument === 'object' && argument !== null;
  if (!isObject || readEnvironmentName(argument) !== undefined) return [];
  return Object.keys(argument).filter((key) => key !== 'id');
}

function hasText<Key extends string>(value: unknown, key: Key): value is Record<Key, string> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, key) === 'string';
}
