import type { FieldEdit, FieldValue } from '../fieldView';
import type { Json } from '../../text/json';
import type { Slot } from '../slots';
import { type CustomFieldKind, type Edited, error, isBlank, isEditedRaw, unfitEdit } from './customFieldKind';
import { checkHalfTyped, rawKind } from './rawKind';
import { inShapeOf, plain, type Shape, shapeOf } from './shape';

/** A type whose values are one text each, however they are wrapped. */
export interface ScalarType {
  /** One writing for all writings of a value; undefined when the text is none. */
  canonical(text: string): string | undefined;
  /** A standing explanation; left out for a type that explains itself. */
  help?(): string;
  /** `canonical` is undefined for a text that is no value of the type, and for none. */
  view(text: string, canonical: string | undefined): FieldValue;
  write(canonical: string, text: string): Json;
  show(canonical: string): string;
  /** What is wrong with a text; '' when nothing is. */
  problem(text: string, canonical: string | undefined): string;
  /** What will be sent, where that differs from what is seen. */
  note?(text: string, canonical: string): string | undefined;
  /** Why the API may have dropped a text, where more is known than that it did. */
  whyNotTaken?(text: string): string | undefined;
  /** A value written as `model` is (`2006/03/01`); as it was typed when left out. */
  like?(canonical: string, model: string): string;
}

/** A value of another shape than one text is shown as JSON. */
export function scalarKind(type: ScalarType): CustomFieldKind {
  const known = new WeakMap<Slot, { readonly canonical: string | undefined }>();
  const canonicalOf = (slot: Slot): string | undefined => {
    const read = known.get(slot);
    if (read !== undefined) return read.canonical;
    const shape = shapeOf(slot);
    const canonical = shape && type.canonical(shape.text);
    known.set(slot, { canonical });
    return canonical;
  };
  return {
    same: (a, b) => {
      const canonical = canonicalOf(a);
      return canonical === undefined ? rawKind.same(a, b) : canonical === canonicalOf(b);
    },
    help: () => type.help?.(),
    view: (edited) => {
      if (isEditedRaw(edited, hasShape)) return rawKind.view(edited);
      const { now } = edited;
      return isBlank(now) ? type.view('', undefined) : type.view(textOf(now), canonicalOf(now));
    },
    edit: (edit, edited) => editScalar(type, edit, edited),
    write: (slot) => {
      const canonical = canonicalOf(slot);
      return canonical === undefined ? rawKind.write(slot) : type.write(canonical, textOf(slot));
    },
    check: (slot, loaded) => {
      const halfTyped = checkHalfTyped(slot, loaded, hasShape);
      if (halfTyped.length > 0) return halfTyped;
      const message = type.problem(textOf(slot), canonicalOf(slot));
      return message === '' ? [] : error(message);
    },
    note: (slot) => {
      const canonical = canonicalOf(slot);
      return canonical === undefined ? undefined : type.note?.(textOf(slot), canonical);
    },
    whyNotTaken: (slot) => type.whyNotTaken?.(textOf(slot)),
    show: (slot) => {
      const canonical = canonicalOf(slot);
      return canonical === undefined ? rawKind.show(slot) : type.show(canonical);
    },
  };
}

function hasShape(slot: Slot): boolean {
  return shapeOf(slot) !== undefined;
}

function textOf(slot: Slot): string {
  return shapeOf(slot)?.text ?? '';
}

function editScalar(type: ScalarType, edit: FieldEdit, edited: Edited): Slot | undefined {
  if (isEditedRaw(edited, hasShape)) return rawKind.edit(edit, edited);
  const { now, loaded } = edited;
  const text = textOfEdit(edit);
  if (text === '') return undefined;
  const canonical = type.canonical(text);
  const standing = modelOf(now);
  // A value that is none of the type gives no shape to the next one.
  const isSound = standing !== undefined && type.canonical(standing.shape.text) !== undefined;
  const model = isSound ? standing : modelOf(loaded);
  if (model === undefined) return plain(canonical === undefined ? text : type.write(canonical, text), text);
  const written = canonical !== undefined && type.like ? type.like(canonical, model.shape.text) : text;
  return inShapeOf(model.slot, model.shape, written);
}

function textOfEdit(edit: FieldEdit): string {
  if (edit.kind === 'text') return edit.text;
  if (edit.kind === 'choice') return edit.selected;
  throw unfitEdit(edit);
}

function modelOf(slot: Slot | undefined): { slot: Slot; shape: Shape } | undefined {
  if (isBlank(slot)) return undefined;
  const shape = shapeOf(slot);
  return shape && { slot, shape };
}
