import * as l10n from '@vscode/l10n';
import { baselineDocument } from '../changes/baseline';
import { type ContactDocument, readSound } from '../text/contactDocument';
import { parseContact } from '../changes/parsedContact';
import type { Field } from '../fields/field';
import { FIELDS } from '../fields/fields';
import type { AccountLists } from '../fields/fieldView';
import { type Slot, slotOf } from '../fields/slots';
import type { RecordedSlot, SaveRecord } from './saveRecord';
import { type ReadableContact, isAmong, type KeptSlot, type Baseline } from '../changes/change';

/** The inverse of a save as an edit of a contact's text. */
export interface UndoPlan {
  readonly text: string;
  readonly undone: readonly RecordedSlot[];
  readonly left: readonly KeptSlot[];
}

/** The contact as the API holds it now, and the text that its document means on top of it. */
interface UndoTarget {
  readonly baseline: Baseline;
  readonly text: string;
}

/**
 * Puts back what a save has changed, and only where nobody has changed it since: neither someone else nor the person
 * whose unsaved edits are in `text`. Throws when `text` is broken JSON.
 */
export function undoSave(record: SaveRecord, target: UndoTarget, lists: AccountLists): UndoPlan {
  const judge = new Judge(record, target, lists);
  const judged = record.pieces.map((piece) => ({ piece, left: judge.judge(piece) }));
  const wanted = judged.filter(({ left }) => left === undefined).map(({ piece }) => piece);
  const left = judged.flatMap((one) => one.left ?? []);
  const trial = parseContact(target.baseline, judge.write(wanted), lists);
  const refused = wanted.flatMap((piece) => refusal(piece, trial.kind === 'contact' ? trial : undefined));
  const undone = wanted.filter((piece) => !isAmong(piece, refused));
  return { text: judge.write(undone), undone, left: [...left, ...refused] };
}

/** Looks at each piece of a save beside what the contact is now. */
class Judge {
  private readonly before: ContactDocument;
  private readonly after: ContactDocument;
  private readonly now: ContactDocument;
  private readonly edited: ContactDocument;

  constructor(
    record: SaveRecord,
    private readonly target: UndoTarget,
    private readonly lists: AccountLists,
  ) {
    this.before = readSound(record.before);
    this.after = readSound(record.after);
    this.now = baselineDocument(target.baseline);
    this.edited = readSound(target.text);
  }

  /** Why the piece stays as it is; undefined when it can be put back. */
  judge(piece: RecordedSlot): KeptSlot | undefined {
    const field = FIELDS[piece.field];
    const { slot } = piece;
    if (piece.obstacle !== '') return leave(piece, piece.obstacle);
    if (piece.sent !== undefined) return this.judgeAction(piece, field);
    const [before, after, loaded] = [this.before, this.after, this.now].map((document) =>
      field.readLoaded(document),
    );
    const same = (stored: Slot | undefined, wanted: Slot | undefined): boolean =>
      field.same(slot, stored, wanted, this.lists);
    const was = before?.slots.get(slot);
    if (field.writeOnly || same(was, after?.slots.get(slot))) {
      return leave(piece, l10n.t('It was not taken, so there is nothing to undo.'), true);
    }
    const now = loaded?.slots.get(slot);
    const edited = loaded && field.readWanted(this.edited, loaded, this.lists);
    if (same(was, edited?.slots.get(slot))) {
      if (loaded?.known === false) return leave(piece, l10n.t('WTS Chat left out: {0}', field.label()));
      return leave(piece, l10n.t('It is as it was before that save already.'), true);
    }
    const hasError = edited?.problems.some(({ severity }) => severity === 'error') !== false;
    if (hasError || !same(now, edited.slots.get(slot))) {
      return leave(piece, l10n.t('It has an unsaved edit, which stays.'));
    }
    return same(now, after?.slots.get(slot)) ? undefined : leave(piece, changedSince());
  }

  /** What was asked for and is never shown by the contact, such as a sequence to leave. */
  private judgeAction(piece: RecordedSlot, field: Field): KeptSlot | undefined {
    if (piece.outcome === 'notTaken')
      return leave(piece, l10n.t('It was not taken, so there is nothing to undo.'), true);
    const loaded = field.readLoaded(this.now);
    const edited = field.readWanted(this.edited, loaded, this.lists);
    const back = backOf(field, piece);
    const wanted = edited.slots.get(piece.slot);
    if (wanted === undefined && field.same(piece.slot, undefined, back, this.lists))
      return leave(piece, l10n.t('It is as it was before that save already.'), true);
    return wanted === undefined ? undefined : leave(piece, l10n.t('It has an unsaved edit, which stays.'));
  }

  /** The text with these pieces as they were before the save. */
  write(pieces: readonly RecordedSlot[]): string {
    const fields = new Set(pieces.map(({ field }) => FIELDS[field]));
    return [...fields].reduce((text, field) => {
      const ofField = pieces.filter((piece) => piece.field === field.id);
      const document = readSound(text);
      const { slots: wanted } = field.readWanted(document, field.readLoaded(this.now), this.lists);
      return field.write(document, wanted, this.valuesBefore(field, ofField), this.lists);
    }, this.target.text);
  }

  private valuesBefore(field: Field, pieces: readonly RecordedSlot[]): Map<string, Slot | undefined> {
    const before = field.readLoaded(this.before).slots;
    return new Map(
      pieces.map((piece) => [
        piece.slot,
        withoutName(field, before.get(piece.slot)) ?? backOf(field, piece) ?? field.clearedAs,
      ]),
    );
  }
}

/**
 * Of a set an ID is put back alone, so that it goes by the name that the account's list has for it: one that the list
 * does not have, or has for another ID by now, would contradict the IDs.
 */
function withoutName({ keys }: Field, before: Slot | undefined): Slot | undefined {
  return before !== undefined && keys.length > 1 ? slotOf(null) : before;
}

function backOf(field: Field, { sent }: RecordedSlot): Slot | undefined {
  return sent === undefined ? undefined : field.opposite?.(sent);
}

/** A value that was loaded and could not be sent today (an old e-mail that is none) stops nothing but itself. */
function refusal(piece: RecordedSlot, trial: ReadableContact | undefined): KeptSlot[] {
  const problem = trial?.problems.find(
    ({ field, slot, severity }) =>
      severity === 'error' && field === piece.field && (slot === '' || slot === piece.slot),
  );
  if (problem !== undefined) {
    return [leave(piece, l10n.t('What it was before cannot be sent again: {0}', problem.message))];
  }
  const isChanged = isAmong(piece, trial?.changes ?? []);
  return isChanged ? [] : [leave(piece, l10n.t('There is no way to put back what it was before.'))];
}

function leave({ field, slot, label }: RecordedSlot, reason: string, isBack = false): KeptSlot {
  return { field, slot, label, reason, isBack };
}

function changedSince(): string {
  return l10n.t('It was changed again since that save, so it stays as it is now.');
}
