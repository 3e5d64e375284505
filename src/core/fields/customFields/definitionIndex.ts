import type { CustomFieldDefinition, DefinitionsState } from '../fieldView';
import type { CustomFieldKind } from './customFieldKind';
import { guessedKind } from './guessedKind';
import { kindOf } from './kinds';
import { rawKind } from './rawKind';

/** A custom field that the account defines. */
export interface KnownField {
  readonly definition: CustomFieldDefinition;
  readonly kind: CustomFieldKind;
}

/** The account's definitions, made ready for looking up hundreds of keys. */
export interface DefinitionIndex {
  readonly loaded: boolean;
  /** In the account's order. */
  readonly fields: ReadonlyMap<string, KnownField>;
  kindAt(key: string): CustomFieldKind;
}

const indexes = new WeakMap<DefinitionsState, DefinitionIndex>();

/** Made once for each state that the host hands in. */
export function indexOfDefinitions(state: DefinitionsState): DefinitionIndex {
  const known = indexes.get(state);
  if (known !== undefined) return known;
  const index = makeIndex(state);
  indexes.set(state, index);
  return index;
}

/** Of two definitions with one key the first counts. */
function makeIndex(state: DefinitionsState): DefinitionIndex {
  const fields = new Map<string, KnownField>();
  for (const definition of state.kind === 'loaded' ? state.definitions : []) {
    if (!fields.has(definition.key)) fields.set(definition.key, { definition, kind: kindOf(definition) });
  }
  const loaded = state.kind === 'loaded';
  const unknown = loaded ? rawKind : guessedKind;
  return { loaded, fields, kindAt: (key) => fields.get(key)?.kind ?? unknown };
}
