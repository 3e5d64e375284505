import type { CustomFieldDefinition } from '../fieldView';
import type { Slot } from '../slots';
import { dateTimeType, dateType, timeType } from './dateTypes';
import { multiSelectKind } from './multiSelectKind';
import { decimalType, integerType } from './numberTypes';
import { scalarKind } from './scalarKind';
import { longTextType, textType, booleanType, singleSelectType } from './textTypes';
import { rawKind, type CustomFieldKind } from './customFieldKind';

/** The types that the API is known to have (WTS-API.md, "The contact that comes back"). */
export type KnownType =
  | 'STRING'
  | 'TEXT'
  | 'INTEGER'
  | 'FLOAT'
  | 'SINGLESELECT'
  | 'MULTISELECT'
  | 'DATE'
  | 'TIME'
  | 'DATETIME'
  | 'BOOLEAN';

/** All that differs between the types of custom fields. To add one, add its name above and a row here. */
const KINDS: Readonly<Record<KnownType, (definition: CustomFieldDefinition) => CustomFieldKind>> = {
  STRING: () => scalarKind(textType),
  TEXT: () => scalarKind(longTextType),
  INTEGER: () => scalarKind(integerType),
  FLOAT: () => scalarKind(decimalType),
  SINGLESELECT: (definition) => scalarKind(singleSelectType(definition)),
  MULTISELECT: multiSelectKind,
  DATE: () => scalarKind(dateType),
  TIME: () => scalarKind(timeType),
  DATETIME: () => scalarKind(dateTimeType),
  BOOLEAN: () => scalarKind(booleanType()),
};

const kindsByType = new Map(Object.entries(KINDS));

/** A type that nobody knows is edited as JSON. */
export function kindOf(definition: CustomFieldDefinition): CustomFieldKind {
  return kindsByType.get(definition.type.toUpperCase())?.(definition) ?? rawKind;
}

/** Whether two values are one for a field of some type: all that can be said of a field without a definition. */
export function sameForSomeType(a: Slot, b: Slot): boolean {
  return Object.entries(KINDS).some(([type, kind]) => {
    const definition = { key: '', name: '', type, required: false, visible: true, group: '', options: [] };
    return kind(definition).same(a, b);
  });
}
