import type { Change } from '../changes/change';
import { BrokenTextError } from './brokenText';
import type { ContactState } from './contactState';
import { isReadable } from './origin';
import type { Standing } from './standing';

/** Gives the text with what is proposed; `own` is what the person has changed themselves. */
export type MakeProposal = (now: Standing, own: readonly Change[]) => string;

/** Puts a proposal into the text. Throws when the text is broken, and what `make` throws. */
export async function propose(state: ContactState, make: MakeProposal): Promise<void> {
  await state.ports.text.settle();
  state.forgetResult();
  const before = await state.change((now) => {
    if (!isReadable(now.text)) throw new BrokenTextError();
    const { changes } = state;
    return { text: make(now, state.proposals.notAmong(changes)), origin: now.origin, value: changes };
  });
  state.proposals.note(before, state.changes);
  state.ports.changed();
}
