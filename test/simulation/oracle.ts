import { KnownTexts, type NumberedText } from './knownTexts';
import { type Asked, askedBy, type SentCall } from './sentSlots';
import type { Arrival } from './simulatedAccount';
import type { Author } from './simulatedVscode';
import {
  type AuthoredValue,
  authoredIn,
  broughtPieces,
  editsOf,
  forgetMade,
  type Known,
  learn,
  learnFrom,
  learnSaved,
  moveFollowed,
  moveMade,
  moveSeen,
  moveUndone,
  seenIn,
  type SeenValue,
  nothingKnown,
  UNKNOWN,
  wroteOver,
} from './madeFrom';
import type { Typed } from './simulatedPage';
import type { Memory } from './simulatedDisk';
import { SimulationViolation } from './simulationViolation';
import {
  givenSlots,
  lacksTags,
  PLAIN_SLOTS,
  includesValue,
  sameJson,
  sameSlot as same,
  sharedValues,
  slotValues,
  type SlotValue,
  type SlotValues,
} from './slotValues';
import { type TextChange, TypedValues } from './typedValues';

/**
 * Knows what a person did, without the code that is tested: for each state of the undo stack, piece by piece, the value
 * that it was made from. That moves only when the text itself shows what the API gave, when the person chose, and when
 * their own save was carried out.
 */
export class Oracle {
  readonly typed: TypedValues;
  readonly texts = new KnownTexts();
  /** What unconfirmed saves brought, or may have brought: nobody else's. */
  private readonly ours = new Map<string, string | undefined>();
  /** The text that the save under way was asked for. */
  private taken: Known | undefined;
  /** The document was closed and opened again since: it shows what was stored before, whatever the save brings. */
  private isOpenedInSave = false;
  /** What pages showed when a person typed there. */
  private seen: SeenValue[] = [];
  /** What texts were made from before a save was folded into them. */
  private unfolded: SlotValue[] = [];
  /** What was written over what. */
  private authored: readonly AuthoredValue[] = [];
  /** What was asked for since a save last ended well: it may yet arrive, and what others write of it looks the same. */
  private doubted: SlotValue[] = [];
  /** Pieces that a save has asked for of which nobody heard what came: what is proved of it later moves what texts are made from. */
  private readonly unsure = new Set<string>();
  /** What a save was told not to have brought. */
  private readonly refused: SlotValue[] = [];
  /** What stands there instead, as the person was told. */
  private readonly instead: SlotValue[] = [];
  /** Of that, what the API has been seen to hold: a text that has it is an older version, and no edit any more. */
  private proved: SlotValue[] = [];
  /** Versions that the API has given, and whether a person has asked for the stored one. */
  private bodies: string[] = [];
  private wishes = { revert: 0, undo: 0 };
  /** What was sent last. */
  private asked: Asked = new Map();
  private given: SlotValues = new Map();
  /** All that the API has given since the save under way was asked for. */
  private givenInSave: SlotValues[] = [];
  /** What texts were made from is lost, and the API has yet to tell which slots there are. */
  private isLost = false;

  /** `isThere` says whether the API has a value, or was said to have it, whether or not anyone has asked for it. */
  constructor(
    isThere: (slot: string, value: string | undefined) => boolean,
    /** What the extension holds to be stored: an answer may have been refused. */
    private readonly latest: () => string | undefined,
  ) {
    this.typed = new TypedValues(isThere);
  }

  opened({ text, number }: NumberedText): void {
    this.isOpenedInSave = this.taken !== undefined;
    this.typed.changed({ text, cause: 'edit', by: 'read', ...this.known });
    const made = new Map(slotValues(text) ?? []);
    this.texts.begin({ text, made, met: new Map(), brought: new Set(PLAIN_SLOTS) }, number);
  }

  /** A person types over what a page shows, which may have moved on when the edit arrives. */
  typesOver(view: { text: string; documentNumber: number | undefined }, field: string, typed: Typed): void {
    const known = this.texts.at(view.documentNumber);
    this.seen = [...this.seen, ...seenIn(view.text, known, this.given, { ...typed, field })].slice(-60);
  }

  /** The undo stack is gone; the text was the one of number `was`. */
  restored({ text, number }: NumberedText, was: number | undefined, memory: Memory): void {
    const slots = slotValues(text) ?? new Map<string, string>();
    const before = this.texts.at(was)?.made ?? new Map<string, string | undefined>();
    this.isLost = memory === 'none';
    const made = this.isLost ? nothingKnown([...slots.keys(), ...before.keys()]) : before;
    this.texts.begin({ text, made, met: new Map(), brought: new Set() }, number);
    if (memory === 'saved') learnSaved(this.texts.now);
    this.taken = undefined;
  }

  /**
   * The extension has been started anew; VS Code's document and its undo stack are as they were. What it knows is of the
   * text that stands there.
   */
  forgot(memory: Memory): void {
    forgetMade(this.texts.states, memory === 'none' ? undefined : this.texts.now);
    if (memory === 'saved') learnSaved(this.texts.now);
    if (memory !== 'none') return;
    this.taken = undefined;
    this.isLost = true;
  }

  /** `text` is what stands there now. A person's own change of it moves nothing. */
  changed({ text, number }: NumberedText, cause: 'edit' | 'undo' | 'redo', by: Author): void {
    const before = this.texts.now;
    this.typed.changed({ text, cause, by, ...this.known });
    if (cause !== 'edit') {
      this.texts.move(cause, number);
      learn(this.texts.now, this.given, this.latest());
      return;
    }
    // What the API gave last is made from that, whoever brings it.
    const isVersion = this.bodies.some((body) => sameJson(text, body));
    const isLast = sameJson(text, this.bodies.at(-1) ?? '') || sameJson(text, this.latest() ?? '');
    const isRead = by === 'read' || by === 'revert';
    const isGiven = isRead || (isVersion && (by === 'extension' ? this.wishes.revert > 0 : isLast));
    const made = new Map((isGiven ? slotValues(text) : undefined) ?? before?.made ?? []);
    const isTyped = by === 'person' || by === 'page' || this.wishes.undo > 0;
    if (by === 'extension' && this.wishes.undo > 0) moveUndone(made, before, text, this.given);
    if (by === 'extension') moveMade(made, text, this.given);
    if (by === 'extension' && this.wishes.undo === 0)
      moveFollowed(made, before, text, { bodies: this.bodies, held: this.latest() ?? '' });
    const { seen, given } = this;
    const unseen = by === 'page' ? moveSeen(made, before, text, { seen, given }) : new Map();
    const written = isRead ? [] : authoredIn(before, text, isTyped, unseen);
    this.authored = [...this.authored, ...written].slice(-200);
    learn({ made, text }, this.given, this.latest());
    const brought = broughtPieces(before, text, isTyped);
    // Who types does not learn which tags are there; a text that is brought may have come with them.
    const hasOpenTags =
      lacksTags(text) || (isTyped ? before?.hasOpenTags === true : this.bodies.some(lacksTags));
    const read = isRead && this.taken !== undefined ? slotValues(text) : before?.read;
    this.texts.push({ text, made, met: sharedValues(text, this.given), brought, hasOpenTags, read }, number);
  }

  /** Whether a slot has this value, or had it a moment ago. */
  hasHad(slot: string, value: string | undefined): boolean {
    return this.texts.known.some(({ text }) => same(slot, slotValues(text)?.get(slot), value));
  }

  /** The API has given the contact, to an extension that knows the text of this number. */
  gave(body: string, number: number | undefined): void {
    const given = givenSlots(body, this.given);
    if (given === undefined) return;
    this.typed.stored(given);
    this.given = given;
    this.givenInSave.push(given);
    this.bodies = [...this.bodies, body].slice(-10);
    if (this.isLost) this.forgetMade(given);
    this.proved.push(...this.doubted.filter(({ slot, value }) => same(slot, value, given.get(slot))));
    learnFrom(this.texts.from(number), given);
    // Whoever has typed just what comes has a text that is made from that.
    for (const state of this.texts.from(number)) if (sameJson(state.text, body)) state.made = new Map(given);
    const { now } = this.texts;
    learn(now, given, undefined);
    sharedValues(now?.text ?? '', this.given).forEach((value, slot) => now?.met.set(slot, value));
    // A document that was opened before the contact could be loaded is empty, and made from what is loaded then.
    for (const state of this.texts.states)
      if (state.text === '' && state.made.size === 0) state.made = new Map(given);
  }

  /**
   * The person gives up their edits: what stands there then was not edited, even where a newer answer lacked a detail. Or
   * another text is to stand there instead: a save undone, or values put back.
   */
  wishing(wish: 'revert' | 'undo', isBegun: boolean): void {
    this.wishes[wish] += isBegun ? 1 : -1;
    this.typed.wishing(isBegun);
  }

  private forgetMade(given: SlotValues): void {
    this.isLost = false;
    for (const { made, wasClean } of this.texts.states)
      for (const slot of given.keys()) if (!made.has(slot) && wasClean !== true) made.set(slot, UNKNOWN);
  }

  /** Where the text of this number already has what a save or a reload brings, no event tells that it is made from that. */
  meet(number: number | undefined): void {
    const now = this.texts.at(number);
    if (now !== undefined) moveMade(now.made, now.text, this.given);
  }

  /** The person keeps theirs, beside what the API gave last, also in what was typed over it since. */
  keptMine(slot: string, number: number | undefined): void {
    for (const { made } of this.texts.from(number)) made.set(slot, this.given.get(slot));
  }

  /** The text of this number is what the extension knows to stand there; VS Code may have moved on. */
  saveTakes(number: number | undefined): void {
    const now = this.texts.at(number);
    this.isOpenedInSave = false;
    this.givenInSave = [];
    this.taken = now && { ...now, made: new Map(now.made), met: new Map(now.met) };
  }

  /** These are shown as edits. Throws when one of them is what the API gave and nobody has typed it, or when what only a person can have typed is none. */
  showsEdits(edited: readonly string[]): void {
    const now = this.texts.now;
    const shown = slotValues(now?.text ?? '');
    if (now === undefined || shown === undefined) return;
    for (const slot of PLAIN_SLOTS) {
      const [value, isBrought] = [shown.get(slot), now.brought.has(slot)];
      // What a save has brought of these, and so what older texts are made from, nobody can tell.
      const isOf = (one: SlotValue): boolean => one.slot === slot;
      const isUnsure = this.unsure.has(slot) || this.proved.some(isOf) || this.instead.some(isOf);
      if (edited.includes(slot) && isBrought && !isUnsure && same(slot, value, now.made.get(slot)))
        throw new SimulationViolation(
          `(1) What nobody has edited is shown as an edit. ${slot}: ${String(value)}`,
        );
      const isNew = this.typed.isNew(slot, value) && !includesValue(this.refused, slot, value);
      if (!edited.includes(slot) && !isBrought && isNew)
        throw new SimulationViolation(`(5) An edit is not shown as one. ${slot}: ${String(value)}`);
    }
  }

  private isEdit({ made, met, read }: Known, slot: string, wanted: string | undefined): boolean {
    if ([made, this.given, read ?? made].some((from) => same(slot, wanted, from.get(slot)))) return false;
    if (includesValue(this.proved, slot, wanted)) return false;
    // What was taken back while nobody knew what the save had brought does not come again as the opposite edit.
    if (this.unsure.has(slot) && includesValue(this.unfolded, slot, wanted)) return false;
    return !met.has(slot) || !same(slot, met.get(slot), wanted);
  }

  /** A write goes out. Throws when it holds what is no edit, or takes away what the person has not seen. */
  sent(call: SentCall): void {
    const { taken } = this;
    if (taken === undefined)
      throw new SimulationViolation('Something was sent, and nobody asked for a save.');
    const text = slotValues(taken.text) ?? new Map<string, string>();
    this.asked = askedBy(call, this.given);
    for (const [slot, value] of this.asked) {
      const now = this.given.get(slot);
      if (same(slot, now, value)) continue;
      const wanted = text.get(slot);
      const where = `${slot}: sent ${String(value)}, the text has ${String(wanted)}, it was made from ${String(taken.made.get(slot))}, the API gave ${String(now)}`;
      if (!same(slot, wanted, value))
        throw new SimulationViolation(`(1) What was sent is not in the text. ${where}`);
      const isOurs = this.ours.has(slot) && same(slot, this.ours.get(slot), now);
      const isDoubted = includesValue([...this.doubted, ...this.proved], slot, now);
      // Beside tags that an answer left out nobody knows which are there: adding one is an edit.
      const isOpen = slot.startsWith('tag:') && value !== undefined && this.hasOpenTags(taken);
      if (isOurs || isDoubted || isOpen) continue;
      const isAuthored = wroteOver(this.authored, { slot, value: wanted }, now);
      const isRefused = includesValue(this.refused, slot, wanted) || includesValue(this.instead, slot, now);
      if (isAuthored || isRefused) continue;
      const made = taken.made.get(slot);
      if (same(slot, made, wanted)) throw new SimulationViolation(`(1) What was sent is no edit. ${where}`);
      if (!same(slot, made, now) && !includesValue([...this.seen, ...this.unfolded], slot, now))
        throw new SimulationViolation(`(2) What others wrote was taken away unseen. ${where}`);
    }
    this.doubted.push(...[...this.asked].map(([slot, value]) => ({ slot, value })));
  }

  /** A write of the extension has been carried out: an undo past it is an edit. */
  arrived({ before, after, isTold }: Arrival): void {
    this.typed.stored(after);
    const taken = [...this.asked.keys()].filter((slot) => same(slot, after.get(slot), this.asked.get(slot)));
    const moved = [...before.keys(), ...after.keys()].filter((slot) => before.get(slot) !== after.get(slot));
    for (const slot of new Set([...taken, ...moved])) {
      this.ours.set(slot, after.get(slot));
      if (isTold) this.foldIn(slot, after.get(slot));
      else this.unsure.add(slot);
    }
  }

  /** A person reads what became of what they had asked for. An undo back to what was `notTaken` asks for that again. */
  told(slots: readonly string[], notTaken: readonly string[]): void {
    const asked = this.taken === undefined ? undefined : slotValues(this.taken.text);
    this.typed.told(slots, asked);
    if (asked !== undefined) this.refused.push(...notTaken.map((slot) => ({ slot, value: asked.get(slot) })));
    this.instead.push(...notTaken.map((slot) => ({ slot, value: this.given.get(slot) })));
  }

  /** All texts count as made from what a save has brought; others may write what they were made from before. */
  private foldIn(slot: string, value: string | undefined): void {
    for (const { made, met } of this.isOpenedInSave ? this.texts.closed : this.texts.known) {
      met.delete(slot);
      // Of a text that the extension has forgotten it knows that no better now.
      if (made.get(slot) === UNKNOWN) continue;
      if (made.get(slot) !== value) this.unfolded.push({ slot, value: made.get(slot) });
      made.set(slot, value);
    }
    this.unfolded = this.unfolded.slice(-200);
  }

  /** A save has ended well: what it asked for and the API has, the person knows to be there, whoever wrote it. */
  saved(number: number | undefined): void {
    this.meet(number);
    const { taken } = this;
    const text = taken === undefined ? undefined : slotValues(taken.text);
    if (taken === undefined || text === undefined) return;
    const written = this.authored.map(({ slot }) => slot);
    for (const slot of new Set([...text.keys(), ...taken.made.keys(), ...written])) {
      const asked = text.get(slot);
      if (!same(slot, asked, this.given.get(slot))) {
        // It was there when the save looked, and others have written since: whether it counts as saved nobody tells.
        const wasThere = this.givenInSave.some((given) => same(slot, asked, given.get(slot)));
        if (wasThere && !same(slot, asked, taken.made.get(slot))) this.proved.push({ slot, value: asked });
        continue;
      }
      const isTyped = this.authored.some((one) => one.isTyped && includesValue([one], slot, asked));
      const isAsMade = same(slot, asked, taken.made.get(slot));
      // Whether a reload met an edit before the save took it nobody tells: an undo past it may be an edit or not.
      if (taken.met.has(slot) || (isAsMade && isTyped)) this.proved.push({ slot, value: asked });
      if (!taken.met.has(slot) && !isAsMade) this.foldIn(slot, this.given.get(slot));
    }
  }

  /** A run of the extension has ended, and what was under way with it. */
  stopped(): void {
    // Whether a save that was cut off has arrived nobody knows, and what others write of it looks the same.
    if (this.taken !== undefined) {
      const asked = editsOf(this.taken);
      this.doubted.push(...asked);
      asked.forEach(({ slot }) => this.unsure.add(slot));
    }
    this.taken = undefined;
    this.wishes = { revert: 0, undo: 0 };
    this.typed.stopped();
  }

  /** Nobody has a doubt any more when it `isProved`. */
  saveEnded(isProved = false): void {
    this.taken = undefined;
    if (isProved) this.doubted = [];
    else this.doubted.forEach(({ slot }) => this.unsure.add(slot));
  }

  /** A save has said that there is nothing to send. Throws when the person had an edit that is not stored. */
  nothingSent(): void {
    const { taken } = this;
    this.taken = undefined;
    const text = taken === undefined ? undefined : slotValues(taken.text);
    if (taken === undefined || text === undefined) return;
    for (const slot of PLAIN_SLOTS) {
      if (!this.isEdit(taken, slot, text.get(slot))) continue;
      throw new SimulationViolation(
        `(5) A save was swallowed. ${slot}: the text has ${String(text.get(slot))}, it was made from ${String(taken.made.get(slot))}, the API gave ${String(this.given.get(slot))}`,
      );
    }
  }

  /** Someone else has written. */
  wrote(before: SlotValues, after: SlotValues): void {
    for (const slot of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(slot) !== after.get(slot)) this.ours.delete(slot);
    }
  }

  private get known(): Pick<TextChange, 'doubted' | 'hasOpenTags' | 'made'> {
    const { now } = this.texts;
    return { doubted: this.doubted, hasOpenTags: this.hasOpenTags(now), made: now?.made ?? new Map() };
  }

  private hasOpenTags(state: Known | undefined): boolean {
    return state?.hasOpenTags === true || this.bodies.some(lacksTags);
  }
}
