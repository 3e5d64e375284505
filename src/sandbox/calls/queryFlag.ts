import { formError } from '../answers/apiErrors';
import type { Query } from '../reading/inputs';

/** Throws the API's 500 for what is neither true nor false. */
export function readQueryFlag(query: Query, name: string, whenNone: boolean): boolean {
  const text = query.get(name)?.at(-1) ?? String(whenNone);
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  const value = JSON.stringify(text);
  throw formError(`Parâmetro inválido: ${name}`).because('badFlag', { what: name, value });
}
