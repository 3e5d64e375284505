import type { Json } from '../publicApi';
import { checkChoice, isSameWord } from './choice';
import { capitalize, type InputErrors } from './inputErrors';
import type { Inputs } from './inputs';
import { jsonTypeOf, listOf } from './jsonBody';
import type { Remarks } from '../answers/remarks/remarks';

interface Reading<Name extends string> {
  readonly errors: InputErrors;
  readonly remarks: Remarks;
  readonly known: readonly Name[];
  /** The key that names what is written, `fields` or `options.upsertFields`. */
  readonly list: string;
}

/** The names that a body declares, in whatever case. Collects unknown ones as errors, and tells of what is no name. */
export function readNames<Name extends string>(
  written: Json | undefined,
  { errors, remarks, known, list }: Reading<Name>,
): ReadonlySet<Name> {
  const names = new Set<Name>();
  const property = list.split('.').map(capitalize).join('.');
  for (const [index, item] of listOf(written).entries()) {
    checkChoice(errors, property, item, known);
    const name = known.find((one) => isSameWord(one, item));
    if (name !== undefined) names.add(name);
    else if (typeof item !== 'string') {
      remarks.note('wrongType', { what: `${list}[${index}]`, got: jsonTypeOf(item), expected: 'text' });
    }
  }
  return names;
}

/**
 * Tells of an update that names nothing; `given` are the names of what it has values for, and `isVoid` says that nothing
 * can be written then.
 */
export function noteNoNames(
  remarks: Remarks,
  body: Inputs<Json>,
  given: readonly string[],
  isVoid = true,
): void {
  const list = 'fields';
  const written = body.get(list) ?? [];
  const example = JSON.stringify(given.length > 0 ? given : ['Name']);
  const got = jsonTypeOf(written);
  if (isVoid && got === 'a list') remarks.note('noNames', { list, example });
  else if (isVoid) remarks.note('namesNoList', { list, got, example });
  else if (got !== 'a list') remarks.note('wrongType', { what: list, got, expected: 'a list' });
}
