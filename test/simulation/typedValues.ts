import { lacksTags, sameSlot, slotValues, type SlotValue, type SlotValues } from './slotValues';
import { SimulationViolation } from './simulationViolation';
import type { Author } from './simulatedVscode';

/** Stored values that a person wants instead of what a page shows. */
interface Wanted {
  /** '' after the colon means all of the field. */
  readonly slots: readonly string[];
  /** Undefined where they have typed in the page, and what came of it is not shown yet. */
  readonly shown: SlotValues | undefined;
}

interface Typed {
  readonly value: string | undefined;
  /** The API has it, or its loss was told: the text may move on. */
  isSafe: boolean;
}

/** A change of the document's text. */
export interface TextChange {
  readonly text: string;
  readonly cause: 'edit' | 'undo' | 'redo';
  readonly by: Author;
  /** What the text before was made from. */
  readonly made: ReadonlyMap<string, string | undefined>;
  /** Beside tags that an answer left out, none that is taken away is known to be there. */
  readonly hasOpenTags: boolean;
  /** What a save has asked for of which nobody knows what came: it shows when it has arrived, also where it was taken back. */
  readonly doubted: readonly SlotValue[];
}

/**
 * What a person has typed is somewhere: in the text, stored, or told. Only they take it away, by typing over it, by undo
 * and redo, or by a wish that says so; no save, reload or restart does.
 */
export class TypedValues {
  private readonly typed = new Map<string, Typed>();
  /** Of the last text that could be read. */
  private last: SlotValues = new Map();
  private wishes = 0;
  private chosen: readonly Wanted[] = [];
  /** All that the API has held. */
  private readonly versions: SlotValues[] = [];
  /** What was sent once: of some values that is all that can be known. */
  private sent: SlotValue[] = [];

  /** `isThere` says whether the API has a value, or was said to have it, whether or not anyone has asked for it. */
  constructor(private readonly isThere: (slot: string, value: string | undefined) => boolean) {}

  changed(change: TextChange): void {
    const { text, cause, by } = change;
    // Revert File: the text is given up.
    if (by === 'revert') this.typed.clear();
    const [before, now] = [this.last, slotValues(text)];
    // Who undoes to a text that cannot be read takes all of it back.
    if (now === undefined && cause !== 'edit') this.typed.clear();
    if (now === undefined) return;
    this.last = now;
    for (const slot of new Set([...before.keys(), ...now.keys()])) {
      const value = now.get(slot);
      if (sameSlot(slot, before.get(slot), value)) continue;
      if (cause === 'edit' && (by === 'person' || by === 'page')) this.type(slot, value, change);
      else if (cause === 'edit') this.moved({ slot, value }, change);
      else this.typed.delete(slot);
    }
  }

  /** VS Code has lost what was typed; this unsaved text came back. */
  lost(text: string | undefined): void {
    this.typed.clear();
    this.last = slotValues(text ?? '') ?? new Map();
  }

  /** The API holds these, as it says or as it was told. */
  stored(slots: SlotValues): void {
    this.versions.push(slots);
    for (const [slot, typed] of this.typed) {
      if (sameSlot(slot, slots.get(slot), typed.value)) typed.isSafe = true;
    }
  }

  /** The person reads that values were sent, and what became of them: those of the text that was `asked` for, if it is known. */
  told(slots: readonly string[], asked: SlotValues | undefined): void {
    for (const slot of slots) {
      const typed = this.typed.get(slot);
      const value = asked === undefined ? typed?.value : asked.get(slot);
      if (!this.isSent(slot, value)) this.sent.push({ slot, value });
      if (typed !== undefined && sameSlot(slot, typed.value, value)) typed.isSafe = true;
    }
  }

  /** A choice is on its way, until what is given back is called. */
  choosing(wanted: Wanted): () => void {
    this.chosen = [...this.chosen, wanted];
    return () => {
      this.chosen = this.chosen.filter((one) => one !== wanted);
    };
  }

  /** The person gives up their edits, or asks for others, for as long as this is carried out. */
  wishing(isBegun: boolean): void {
    this.wishes += isBegun ? 1 : -1;
  }

  /** What was under way has ended with the run of the extension. */
  stopped(): void {
    this.wishes = 0;
    this.chosen = [];
  }

  /** Whether the API has never held it. */
  isNew(slot: string, value: string | undefined): boolean {
    return !this.versions.some((version) => sameSlot(slot, version.get(slot), value));
  }

  private type(slot: string, value: string | undefined, { text, hasOpenTags }: TextChange): void {
    // A key of these that is left out of the JSON stays as it is: null clears it. Null tags are those that are not known.
    const isUntold =
      /^(custom|utm):/.test(slot) || (slot.startsWith('tag:') && (hasOpenTags || lacksTags(text)));
    const isLeftOut = value === undefined && isUntold;
    if (isLeftOut) this.typed.delete(slot);
    else {
      // Who types a loaded value again takes an edit back.
      const isLoaded = !this.isNew(slot, value);
      this.typed.set(slot, {
        value,
        isSafe: this.isSent(slot, value) || isLoaded || this.isThere(slot, value),
      });
    }
  }

  private isSent(slot: string, value: string | undefined): boolean {
    return this.sent.some((one) => one.slot === slot && sameSlot(slot, one.value, value));
  }

  private moved({ slot, value }: SlotValue, { made, doubted }: TextChange): void {
    const typed = this.typed.get(slot);
    if (typed === undefined) return;
    this.typed.delete(slot);
    if (typed.isSafe || this.wishes > 0 || this.isThere(slot, typed.value)) return;
    if (sameSlot(slot, typed.value, made.get(slot))) return;
    if (this.chosen.some((wanted) => isGivenUp(wanted, slot, typed.value))) return;
    if (doubted.some((one) => one.slot === slot && sameSlot(slot, one.value, value))) return;
    throw new SimulationViolation(
      `(6) What was typed is nowhere. ${slot}: typed ${String(typed.value)}, the text has ${String(value)}, it was made from ${String(made.get(slot))}`,
    );
  }
}

function isGivenUp({ slots, shown }: Wanted, slot: string, value: string | undefined): boolean {
  const isOf = slots.some((name) => name === slot || (name.endsWith(':') && slot.startsWith(name)));
  return isOf && (shown === undefined || sameSlot(slot, shown.get(slot), value));
}
