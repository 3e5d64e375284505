import * as l10n from '@vscode/l10n';
import type { ContactDocument } from '../text/contactDocument';
import { invisibleDifference } from '../text/invisibleDifference';
import { type Field, type FieldReading, sameFor, sentAt } from '../fields/field';
import { FIELD_ROWS } from '../fields/fields';
import type { AccountLists, SlotOutcome, SavedSlot, SaveResult } from '../fields/fieldView';
import { diffSlots, isEmpty, type Slot } from '../fields/slots';

/** One slot that was sent: what it was, and what it was to become. */
interface SentSlot {
  readonly field: Field;
  readonly slot: string;
  readonly before: Slot | undefined;
  readonly after: Slot | undefined;
}

interface Proof {
  /** What was sent, measured against the contact as it was just before. */
  readonly sent: readonly FieldReading[];
  /** The contact as the person had it loaded. */
  readonly before: ContactDocument;
  /** The contact as the API holds it now; undefined when it could not be read. */
  readonly answer: ContactDocument | undefined;
}

/** Compares what was sent with what the API holds: it answers 200 to writes that it drops. */
export function verifySave({ sent, before, answer }: Proof, lists: AccountLists): SaveResult {
  const slots = sent.flatMap(sentSlots);
  const judged = slots.map((slot) => judge(slot, answer, lists));
  const fieldSlotsOf = (wanted: SlotOutcome): SavedSlot[] =>
    judged.filter(({ outcome }) => outcome === wanted).map((one) => one.fieldSlot);
  return {
    taken: fieldSlotsOf('taken'),
    notTaken: fieldSlotsOf('notTaken'),
    unchecked: fieldSlotsOf('unchecked'),
    changedElsewhere: answer === undefined ? [] : findOthers(slots, before, answer, lists),
  };
}

function sentSlots({ field, loaded, changes }: FieldReading): SentSlot[] {
  return [...changes].map(([slot, after]) => ({ field, slot, before: loaded.slots.get(slot), after }));
}

interface Judged {
  readonly outcome: SlotOutcome;
  readonly fieldSlot: SavedSlot;
}

function judge(sent: SentSlot, answer: ContactDocument | undefined, lists: AccountLists): Judged {
  const { field, slot, before, after } = sent;
  const unseen = whyUnseen(field, answer);
  if (answer === undefined || unseen !== '') {
    return { outcome: 'unchecked', fieldSlot: fieldSlot(sent, '', unseen, lists) };
  }
  const { slots } = field.readLoaded(answer);
  const stored = slots.get(sentAt(field, slots, slot));
  const judged = (outcome: SlotOutcome, reason: string): Judged => {
    return { outcome, fieldSlot: fieldSlot(sent, field.showSlot(slot, stored, lists), reason, lists) };
  };
  if (field.same(slot, stored, asSent(sent), lists)) return judged('taken', '');
  const isAsBefore = field.same(slot, stored, before, lists);
  const unseenPart = unseenDifference(stored, asSent(sent));
  if (unseenPart !== undefined) return judged(isAsBefore ? 'notTaken' : 'taken', unseenPart);
  const mayBeSame = field.mayBeSame?.(slot, stored, after, lists) === true;
  if (mayBeSame && !isAsBefore) return judged('taken', '');
  const unsure = mayBeSame || !isAsBefore ? field.whyUnsure?.(slot, stored, after, lists) : undefined;
  if (unsure !== undefined) return judged('unchecked', unsure);
  return judged('notTaken', isAsBefore ? whyKept(sent, lists) : storedOther());
}

function asSent({ field, after }: SentSlot): Slot | undefined {
  return after && (field.asSent?.(after) ?? after);
}

/** Why an answer tells nothing of a field; '' when it does. */
function whyUnseen(field: Field, answer: ContactDocument | undefined): string {
  if (answer === undefined) return l10n.t('The contact could not be read again.');
  if (field.writeOnly && !field.keys.some((key) => answer.members.has(key))) {
    return l10n.t('The API does not show it.');
  }
  return field.readLoaded(answer).known ? '' : l10n.t('The API left it out of its answer.');
}

/** What differs where stored and sent look the same: nobody could see it. */
function unseenDifference(stored: Slot | undefined, sent: Slot | undefined): string | undefined {
  if (typeof stored?.value !== 'string' || typeof sent?.value !== 'string') return undefined;
  const difference = invisibleDifference(stored.value, sent.value);
  return (
    difference &&
    l10n.t('It is stored in a form that looks the same as what was sent. What differs: {0}.', difference)
  );
}

function storedOther(): string {
  return l10n.t('The API stored another value than the one sent.');
}

function whyKept({ field, slot, after }: SentSlot, lists: AccountLists): string {
  const known = field.whyNotTaken?.(slot, after, lists);
  if (known !== undefined) return known;
  return isEmpty(after)
    ? l10n.t('The API answered that all is well and did not clear it.')
    : l10n.t('The API answered that all is well and kept the old value.');
}

function fieldSlot(
  { field, slot, before, after }: SentSlot,
  stored: string,
  reason: string,
  lists: AccountLists,
): SavedSlot {
  const sent = field.showSlot(slot, after, lists);
  return { ...pieceBefore(field, slot, before, after, lists), sent, stored, reason };
}

/** What is different from what was loaded and was not sent: others were at work, or the API did more than asked. */
function findOthers(
  sent: readonly SentSlot[],
  before: ContactDocument,
  answer: ContactDocument,
  lists: AccountLists,
): SavedSlot[] {
  return FIELD_ROWS.flatMap((field) => {
    const loaded = field.readLoaded(before);
    const now = field.readLoaded(answer, loaded).slots;
    const ours = new Set(
      sent.filter((slot) => slot.field === field).flatMap(({ slot }) => [slot, sentAt(field, now, slot)]),
    );
    // A detail that was unknown before has not changed: it has only become known.
    const differences = loaded.known
      ? diffSlots(loaded.slots, now, sameFor(field, lists))
      : new Map<string, Slot | undefined>();
    return [...differences]
      .filter(([slot]) => !ours.has(slot))
      .map(([slot, stored]) => describeOther(field, slot, loaded.slots.get(slot), stored, lists));
  });
}

function describeOther(
  field: Field,
  slot: string,
  before: Slot | undefined,
  stored: Slot | undefined,
  lists: AccountLists,
): SavedSlot {
  return {
    ...pieceBefore(field, slot, before, stored, lists),
    sent: '',
    stored: field.showSlot(slot, stored, lists),
    reason: field.whyChanged?.(slot, stored, lists) ?? '',
  };
}

/** What a slot is called and what it was, whoever changed it. */
function pieceBefore(
  field: Field,
  slot: string,
  before: Slot | undefined,
  after: Slot | undefined,
  lists: AccountLists,
): Pick<SavedSlot, 'field' | 'slot' | 'label' | 'item' | 'before'> {
  return {
    field: field.id,
    slot,
    label: field.slotLabel(slot, after ?? before, lists),
    item: field.itemName?.(slot, after ?? before, lists) ?? '',
    before: field.showSlot(slot, before, lists),
  };
}
