import type { CustomFieldDefinition, DefinitionsState } from '../fieldView';
import type { Json } from '../../text/json';
import { viewText } from '../kinds/textField';
import { type Slot, slotOf } from '../slots';
import { dateTypes } from './dateTypes';
import { inShapeOf, shapeOf } from './shape';
import { rawKind, unwrapped, type CustomFieldKind, isBlank, isEditedRaw, unfitEdit } from './customFieldKind';
import { multiSelectKind } from './multiSelectKind';
import { numberTypes } from './numberTypes';
import { scalarKind } from './scalarKind';
import { textTypes } from './textTypes';

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

/** While the definitions are not there: texts as texts, all else as JSON, and a list of one text is sent as its text. */
const guessedKind: CustomFieldKind = {
  same: (a, b) => rawKind.same(a, b),
  view: (edited) => {
    const text = guessedText(edited.now);
    if (text === undefined || isEditedRaw(edited, isGuessed)) return rawKind.view(edited);
    return viewText('text', text);
  },
  edit: (edit, edited) => {
    const { now, loaded } = edited;
    if (isEditedRaw(edited, isGuessed)) return rawKind.edit(edit, edited);
    if (edit.kind !== 'text') throw unfitEdit(edit);
    return edit.text === '' ? undefined : likeText(isBlank(now) ? loaded : now, edit.text);
  },
  write: ({ value }) => guessedWriting(value),
  check: (slot, loaded) => (isEditedRaw({ now: slot, loaded }, isGuessed) ? rawKind.check(slot, loaded) : []),
  show: (slot) => guessedText(slot) ?? rawKind.show(slot),
};

/** A list of one day with slashes is what the API gives for a DATE, and for nothing else; it drops the slashes. */
function guessedWriting(value: Json): Json {
  const item = unwrapped(value);
  const isListedDay = item !== value && typeof item === 'string' && item.includes('/');
  return (isListedDay ? dateTypes.DATE.canonical(item) : undefined) ?? item;
}

function guessedText(slot: Slot | undefined): string | undefined {
  if (isBlank(slot)) return '';
  const shape = shapeOf(slot);
  return shape?.leaf === 'string' ? shape.text : undefined;
}

function isGuessed(slot: Slot): boolean {
  return guessedText(slot) !== undefined;
}

function likeText(model: Slot | undefined, text: string): Slot {
  const shape = isBlank(model) ? undefined : shapeOf(model);
  if (model === undefined || shape?.leaf !== 'string') return slotOf(text);
  return inShapeOf(model, shape, text);
}

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
  STRING: () => scalarKind(textTypes.STRING),
  TEXT: () => scalarKind(textTypes.TEXT),
  INTEGER: () => scalarKind(numberTypes.INTEGER),
  FLOAT: () => scalarKind(numberTypes.FLOAT),
  SINGLESELECT: (definition) => scalarKind(textTypes.SINGLESELECT(definition)),
  MULTISELECT: multiSelectKind,
  DATE: () => scalarKind(dateTypes.DATE),
  TIME: () => scalarKind(dateTypes.TIME),
  DATETIME: () => scalarKind(dateTypes.DATETIME),
  BOOLEAN: () => scalarKind(textTypes.BOOLEAN()),
};

const kindsByType = new Map(Object.entries(KINDS));

/** A type that nobody knows is edited as JSON. */
function kindOf(definition: CustomFieldDefinition): CustomFieldKind {
  return kindsByType.get(definition.type.toUpperCase())?.(definition) ?? rawKind;
}

/** Whether two values are one for a field of some type: all that can be said of a field without a definition. */
export function sameForSomeType(a: Slot, b: Slot): boolean {
  return Object.entries(KINDS).some(([type, kind]) => {
    const definition = { key: '', name: '', type, required: false, visible: true, group: '', options: [] };
    return kind(definition).same(a, b);
  });
}
