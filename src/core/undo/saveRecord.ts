import * as l10n from '@vscode/l10n';
import { createBaseline } from '../changes/baseline';
import { type ContactDocument, readSound } from '../text/contactDocument';
import { contactTitle } from '../identity/contactTitle';
import { type Field, sentAt } from '../fields/field';
import { FIELDS } from '../fields/fields';
import type { AccountLists, FieldId, SlotOutcome, SaveResult } from '../fields/fieldView';
import { withSlots } from '../changes/slotChanges';
import type { Loaded, Slot } from '../fields/slots';
import { KEY_PLACEHOLDER, type PlannedRequest, plannedRequests } from '../request/plannedRequests';
import type { SentUpdate } from '../saving/saveOutcome';

/** One piece of a contact that a save has sent, and what became of it. Values are as people read them. */
export interface RecordedSlot {
  readonly field: FieldId;
  /** As the API names it afterwards: a tag that was sent by name has its id here. */
  readonly slot: string;
  readonly outcome: SlotOutcome;
  readonly label: string;
  readonly was: string;
  readonly became: string;
  /** Why it can never be undone; '' when it can, or when there is nothing to undo. */
  readonly obstacle: string;
  /** What was asked for, where the contact never shows it: to be in a sequence, or not. */
  readonly sent?: boolean;
}

/** One save: what the contact was just before, what it was after, and what was sent in between. */
export interface SaveRecord {
  readonly id: string;
  readonly environment: string;
  readonly contactId: string;
  readonly name: string;
  /** ISO-8601, UTC. */
  readonly savedAt: string;
  /** Texts as in baselines. `after` is what was asked for where nothing of it could be proven, or may still come. */
  readonly before: string;
  readonly after: string;
  /** As they were sent, the key masked. */
  readonly requests: readonly PlannedRequest[];
  readonly pieces: readonly RecordedSlot[];
}

/** What became of a save, as far as it is known. */
export interface SaveEnd {
  /** The contact as the API holds it now. */
  readonly text: string;
  readonly result: SaveResult;
}

interface About extends Pick<SaveRecord, 'id' | 'environment' | 'contactId' | 'savedAt'> {
  /** Where it was sent, as `normalizeBaseUrl` gives it. */
  readonly baseUrl: string;
}

/** Without an end nobody knows what became of it: nothing of it is proven. */
export function createRecord(
  { baseUrl, ...about }: About,
  sent: SentUpdate,
  end: SaveEnd | undefined,
  lists: AccountLists,
): SaveRecord {
  const isProven = end !== undefined && end.result.taken.length + end.result.notTaken.length > 0;
  const after = isProven ? expectedEnd(sent, end, lists) : sent.asked;
  const sides = { before: readSound(sent.before), after: readSound(after), asked: readSound(sent.asked) };
  return {
    ...about,
    name: contactTitle(after),
    before: sent.before,
    after,
    requests: plannedRequests(about.contactId, sent.update, { baseUrl, key: KEY_PLACEHOLDER }),
    pieces: outcomesOf(sent, end).map(([{ field, slot }, outcome]) =>
      describeSlot(FIELDS[field], slot, outcome, sides, lists),
    ),
  };
}

/** The contact as it is now, except for what was asked for, has not shown yet, and may still come. */
function expectedEnd(sent: SentUpdate, { text, result }: SaveEnd, lists: AccountLists): string {
  const [before, now] = [readSound(sent.before), readSound(text)];
  const late = result.unchecked.filter(({ field: id, slot }) => {
    const field = FIELDS[id];
    const [was, is] = [before, now].map((document) => field.readLoaded(document).slots.get(slot));
    return !field.writeOnly && field.same(slot, was, is, lists);
  });
  return late.length === 0
    ? text
    : withSlots({ baseline: createBaseline(text), text }, sent.asked, late, lists);
}

type Place = Pick<RecordedSlot, 'field' | 'slot'>;

function outcomesOf(sent: SentUpdate, end: SaveEnd | undefined): (readonly [Place, SlotOutcome])[] {
  if (end === undefined) return sent.changes.map((place) => [place, 'unchecked']);
  const { taken, notTaken, unchecked } = end.result;
  return [
    ...taken.map((place) => [place, 'taken'] as const),
    ...notTaken.map((place) => [place, 'notTaken'] as const),
    ...unchecked.map((place) => [place, 'unchecked'] as const),
  ];
}

function describeSlot(
  field: Field,
  sentAs: string,
  outcome: SlotOutcome,
  { before, after, asked }: Readonly<Record<'before' | 'after' | 'asked', ContactDocument>>,
  lists: AccountLists,
): RecordedSlot {
  const now = field.readLoaded(after).slots;
  const slot = sentAt(field, now, sentAs);
  const loaded = field.readLoaded(before);
  const was = loaded.slots.get(slot);
  const action = field.opposite && field.readWanted(asked, loaded, lists).slots.get(slot);
  const asAction = typeof action?.value === 'boolean' ? { sent: action.value } : undefined;
  const show = (value: Slot | undefined): string => field.showSlot(slot, value, lists);
  return {
    field: field.id,
    slot,
    outcome,
    label: field.slotLabel(slot, now.get(slot) ?? was, lists),
    was: field.writeOnly ? '' : show(was),
    became: show(asAction ? action : now.get(slot)),
    obstacle: outcome === 'notTaken' || asAction ? '' : whyNeverUndone(field, loaded),
    ...asAction,
  };
}

function whyNeverUndone(field: Field, { known }: Loaded): string {
  if (field.writeOnly) return field.whyNoUndo?.() ?? unknownBefore();
  return known ? '' : unknownBefore();
}

function unknownBefore(): string {
  return l10n.t('The API did not tell what it was before.');
}
