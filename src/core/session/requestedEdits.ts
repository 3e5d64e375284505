import { type Change, type Conflict, isAmong, isSameFieldSlot } from '../changes/change';
import { refuseMissingDetails } from '../changes/missingDetails';
import { findChanges } from '../changes/parsedContact';
import { resolveConflict } from '../changes/rebase';
import { restoreSlots } from '../changes/slotChanges';
import { sameJson } from '../text/json';
import type { SaveRecord } from '../undo/saveRecord';
import { type UndoPlan, undoSave } from '../undo/undoSave';
import type { ContactState } from './contactState';
import { Comparison } from './comparison';
import type { PageChoice, PageTexts } from './pageTexts';
import { fold, isReadable, requireReadable, upToDate } from './origin';
import type { Shown, Standing } from './standing';

/** Gives the text with what is proposed; `own` is what the person has changed themselves. */
export type MakeProposal = (now: Standing, own: readonly Change[]) => string;

/** Edits that are asked for by a button or a call, not typed: unsaved, like any other. */
export class RequestedEdits {
  /** What pages show, of which all choices of one page ask alike. */
  private readonly comparison = new Comparison();

  constructor(private readonly state: ContactState) {}

  /** What the page of a choice shows, with what was typed there before; what is typed after it is not given up. */
  async findShown({ textNumber }: PageChoice, texts: PageTexts): Promise<Shown | undefined> {
    const { state } = this;
    const { shown } = await state.document.change((now) => ({
      ...now,
      shown: texts.at(textNumber) ?? state.shown,
    }));
    return shown;
  }

  /** Settles a conflict in the text, unless what is given up is another than the page shows: that is to be asked again. */
  async resolve(choice: PageChoice, shown: Shown | undefined): Promise<void> {
    const { state, comparison } = this;
    await state.document.change((now) => {
      // As the account's lists tell them by now: they may name what they did not when the page was drawn.
      const lists = state.ports.lists.of();
      const conflicts = shown === undefined ? [] : comparison.compare({ ...shown, lists }).conflicts;
      const asked = conflicts.find((one) => isSameFieldSlot(one, choice));
      return settled(state, now, asked, choice.keep);
    });
    state.show(state.conflicts.length > 0 ? state.status : {});
  }

  /**
   * What the last save sent and the API did not take stands in the text again: as an edit of what is stored, which the
   * person has been told, whatever the text that stands there was made from.
   */
  async putBack(): Promise<void> {
    const { state } = this;
    const { latest, ports } = state;
    const { result, asked } = state.status;
    if (latest === undefined || result === undefined || asked === undefined) return;
    await state.document.change((now) => {
      const lists = ports.lists.of();
      const origin = fold(now.origin, result.notTaken, latest.text, lists)(now.text);
      const target = { baseline: origin.baseline, text: now.text };
      const text = restoreSlots(target, asked, result.notTaken, lists);
      return { text, origin };
    });
    state.show({});
  }

  /**
   * The inverse of a save, on what the API holds now. Throws when the text is broken, and `MissingDetailsError` where a
   * removal in it would look done beside what the API left out.
   */
  async undoSave(record: SaveRecord): Promise<UndoPlan> {
    const { state } = this;
    const { latest, ports } = state;
    const lists = ports.lists.of();
    const { plan } = await state.document.change((now) => {
      requireReadable(now.text);
      const { baseline } = now.origin;
      if (latest !== undefined)
        refuseMissingDetails(baseline, latest, findChanges(baseline, now.text, lists));
      const { text, origin } = latest === undefined ? now : upToDate(now, latest, lists);
      const plan = undoSave(record, { baseline: origin.baseline, text }, lists);
      return { text: plan.text, origin, plan };
    });
    const undone = state.changes.filter((change) => isAmong(change, plan.undone));
    const left = plan.left.filter(({ isBack }) => !isBack);
    state.noteUndo({ savedAt: record.savedAt, undone, left });
    return plan;
  }

  /** Puts a proposal into the text. Throws when the text is broken, and what `make` throws. */
  async propose(make: MakeProposal): Promise<void> {
    const { state } = this;
    await state.ports.text.settle();
    state.forgetResult();
    // What is typed before VS Code has taken the edit is not the agent's.
    const { before, after } = await state.document.change(({ text, origin }) => {
      requireReadable(text);
      const { changes: before } = state;
      const made = make({ text, origin }, state.proposals.notAmong(before));
      const after = findChanges(origin.baseline, made, state.ports.lists.of());
      return { text: made, origin, before, after };
    });
    state.proposals.note(before, after);
    state.ports.changed();
  }
}

/** The origin and the text after a choice. */
function settled(
  state: ContactState,
  now: Standing,
  asked: Conflict | undefined,
  keep: 'mine' | 'theirs',
): Standing {
  const { latest } = state;
  const givenUp = keep === 'mine' ? 'theirs' : 'mine';
  const conflict =
    asked &&
    state.conflicts.find((one) => isSameFieldSlot(one, asked) && sameJson(one[givenUp], asked[givenUp]));
  if (conflict === undefined || latest === undefined || !isReadable(now.text)) return now;
  const base = state.knownBase(now);
  const lists = state.ports.lists.of();
  const made = resolveConflict(base, latest.text, now.text, conflict, keep, lists);
  const left = now.origin.unsettled?.filter((one) => !isSameFieldSlot(one, conflict));
  return {
    text: made.text,
    origin: { baseline: made.baseline, unsettled: left?.length === 0 ? undefined : left },
  };
}
