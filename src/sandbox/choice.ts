import type { Json } from '../core/contact/json';
import { invalidInput } from './faults';

/** Words of the API match whatever their case. */
export function isSameWord(known: string, written: Json | undefined): boolean {
  return typeof written === 'string' && known.toLowerCase() === written.toLowerCase();
}

/** Adds an error when `value` is a text that is not one of `choices`, in whatever case. */
export function checkChoice(
  errors: Map<string, string[]>,
  property: string,
  value: Json | undefined,
  choices: readonly string[],
): void {
  if (typeof value !== 'string' || choices.some((choice) => isSameWord(choice, value))) return;
  errors.set(property, [...(errors.get(property) ?? []), `The value ${value} is not valid.`]);
}

/** Throws the API's 400 when there are errors. */
export function refuseIfAny(errors: ReadonlyMap<string, readonly string[]>): void {
  if (errors.size > 0) throw invalidInput(Object.fromEntries(errors));
}
