import type { CustomFieldDefinition } from '../fields/fieldView';
import { sortedNames } from './accountFacts';
import { oneLine } from '../text/oneLine';
import type { KnownType } from '../fields/customFields/definitionIndex';

/** A type without its notation: it is written as TypeScript and as JSON Schema. */
export type ValueType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'any'
  | { readonly anyOf: readonly string[] }
  | { readonly listOf: ValueType }
  | { readonly either: readonly ValueType[] };

interface ValueTypes {
  /** As an update takes it. */
  readonly written: ValueType;
  /** As the API gives it back. */
  readonly stored: ValueType;
}

const list = (of: ValueType): ValueType => ({ listOf: of });
const either = (...types: readonly ValueType[]): ValueType => ({ either: types });
/** The read formats of some types are not known: the bare value, its text, and a list of either are all possible. */
const loosely = (type: ValueType): ValueType => either(type, 'string', list(type), list('string'));

/** See WTS-API.md, "The contact that comes back": texts come as texts, most others as lists. */
const typesByName: Readonly<Record<KnownType, (definition: CustomFieldDefinition) => ValueTypes>> = {
  STRING: () => ({ written: 'string', stored: 'string' }),
  TEXT: () => ({ written: 'string', stored: 'string' }),
  INTEGER: () => ({ written: 'number', stored: loosely('number') }),
  FLOAT: () => ({ written: 'number', stored: loosely('number') }),
  BOOLEAN: () => ({ written: 'boolean', stored: loosely('boolean') }),
  SINGLESELECT: (definition) => ({
    written: optionOf(definition),
    stored: either('string', list('string')),
  }),
  MULTISELECT: (definition) => ({
    written: list(optionOf(definition)),
    stored: either('string', list('string')),
  }),
  DATE: () => ({ written: 'string', stored: either('string', list('string')) }),
  TIME: () => ({ written: 'string', stored: either('string', list('string')) }),
  DATETIME: () => ({ written: 'string', stored: either('string', list('string')) }),
};

const byName = new Map(Object.entries(typesByName));

/** A type that nobody knows takes any value. */
export function valueTypes(definition: CustomFieldDefinition): ValueTypes {
  return byName.get(definition.type.toUpperCase())?.(definition) ?? { written: 'any', stored: 'any' };
}

/** A field for which the account gives no options takes any text. */
function optionOf({ options }: CustomFieldDefinition): ValueType {
  return options.length === 0 ? 'string' : { anyOf: sortedNames(options) };
}

/** How a value is written, where the type alone does not say it. */
function formatHint({ type }: CustomFieldDefinition): string {
  switch (type.toUpperCase()) {
    case 'DATE':
      return 'Written as 2006-03-01.';
    case 'TIME':
      return 'Written as 14:30.';
    case 'DATETIME':
      return 'Written as 2026-07-08T14:30, local time.';
    default:
      return '';
  }
}

/**
 * What a person needs to know of a custom field beside its key, in one line: its label, type and group, and whether
 * others have the same label.
 */
export function fieldNotes(
  fields: readonly CustomFieldDefinition[],
): (field: CustomFieldDefinition) => string {
  const labels = new Map<string, number>();
  for (const { name } of fields) labels.set(oneLine(name), (labels.get(oneLine(name)) ?? 0) + 1);
  return (field) => {
    const label = oneLine(field.name);
    const facts = [
      oneLine(field.type) || 'no type',
      field.group === '' ? '' : `in ${oneLine(field.group)}`,
      field.required ? 'required' : '',
      field.visible ? '' : 'hidden',
    ];
    const same = labels.get(label) ?? 1;
    return [
      `${label} (${facts.filter((fact) => fact !== '').join(', ')}).`,
      formatHint(field),
      same > 1 ? `${same} fields have this label: its key tells it apart.` : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' ');
  };
}
