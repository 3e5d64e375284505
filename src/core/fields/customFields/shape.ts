import type { Json } from '../../text/json';
import { type Slot, slotOf } from '../slots';

/** A text, number, boolean or list of one of those, which the API gives for one and the same value. */
export interface Shape {
  /** The value without quotes, as it is written: `1.50` stays `1.50`. */
  readonly text: string;
  readonly leaf: 'string' | 'number' | 'boolean';
  readonly isList: boolean;
}

/** Undefined for objects, for lists of several, and for what is in none. */
export function shapeOf({ value, source }: Slot): Shape | undefined {
  const isList = Array.isArray(value);
  const item = isList && value.length === 1 ? value[0] : value;
  if (typeof item === 'string') return { text: item, leaf: 'string', isList };
  const text = isList ? innerSource(source) : source;
  if (typeof item === 'number') return { text, leaf: 'number', isList };
  if (typeof item === 'boolean') return { text, leaf: 'boolean', isList };
  return undefined;
}

/** The texts of a value that may hold several; undefined for objects and what is nested. */
export function textsOf(slot: Slot): string[] | undefined {
  if (!Array.isArray(slot.value)) {
    const shape = shapeOf(slot);
    return shape && [shape.text];
  }
  const texts = slot.value.flatMap((item) =>
    Array.isArray(item) ? [] : (shapeOf(slotOf(item))?.text ?? []),
  );
  return texts.length === slot.value.length ? texts : undefined;
}

/** `text` in the place of the one value of `model`: a list stays a list, laid out as it was, a number a number. */
export function inShapeOf(model: Slot, shape: Shape, text: string): Slot {
  const leaf = leafOf(shape.leaf, text);
  if (!shape.isList) return leaf;
  const source = model.source.replace(innerSource(model.source), () => leaf.source);
  return { value: [leaf.value], source };
}

/** `text` as a value of its own, of the type that `written` has. */
export function plain(written: Json, text: string): Slot {
  return typeof written === 'number' ? leafOf('number', text) : slotOf(written);
}

/** A text that cannot be written as the type wants it stands as a text. */
function leafOf(leaf: Shape['leaf'], text: string): Slot {
  if (leaf === 'number' && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) {
    return { value: Number(text), source: text };
  }
  if (leaf === 'boolean' && (text === 'true' || text === 'false')) return slotOf(text === 'true');
  return slotOf(text);
}

function innerSource(source: string): string {
  return source.trim().slice(1, -1).trim();
}
