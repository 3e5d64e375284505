import type { FieldEdit } from '../fieldView';
import type { Slot } from '../slots';
import { inShapeOf, plain, type Shape, shapeOf } from './shape';
import {
  checkHalfTyped,
  rawKind,
  type CustomFieldKind,
  type Edited,
  error,
  isBlank,
  isEditedRaw,
  unfitEdit,
  type ScalarType,
} from './customFieldKind';

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
