import type { Json } from '../publicApi';
import type { InputErrors } from './inputErrors';

/** Words of the API match whatever their case. */
export function isSameWord(known: string, written: Json | undefined): boolean {
  return typeof written === 'string' && known.toLowerCase() === written.toLowerCase();
}

/** Adds an error when `value` is a text that is not one of `choices`, in whatever case. */
export function checkChoice(
  errors: InputErrors,
  property: string,
  value: Json | undefined,
  choices: readonly string[],
): void {
  if (typeof value !== 'string' || choices.some((choice) => isSameWord(choice, value))) return;
  errors.add(property, `The value ${value} is not valid.`, (error) =>
    error.because('badChoice', { what: property, value: JSON.stringify(value), choices: choices.join(', ') }),
  );
}
