import type { ContactState } from '../../src/core/session/contactState';
import { SimulationViolation } from './simulationViolation';
import type { Oracle } from './oracle';
import type { SimulatedPage, Typed } from './simulatedPage';
import { sameSlot, slotName, slotValues } from './slotValues';
import type { SimulatedVscode } from './simulatedVscode';

/** Throws unless all views show the document's text, and what is clean has nothing to send. */
export function compareViews(
  { document }: SimulatedVscode,
  state: ContactState,
  pages: readonly SimulatedPage[],
  oracle: Oracle,
): void {
  if (document === undefined || state.latest === undefined) return;
  const { text } = document;
  if (state.text !== text)
    throw new SimulationViolation('(3) The session has another text than the document.');
  for (const { view, isHidden } of pages) {
    if (!isHidden && view?.text !== text) throw new SimulationViolation('(3) A page shows another text.');
  }
  // While nobody knows what a text was made from, or what became of a save, each difference is shown.
  if (!state.isOriginLost && state.unconfirmedSaves.length === 0)
    oracle.showsEdits(state.changes.map(({ field, slot }) => slotName(field, slot)));
  // Of a text whose origin is lost nothing is sent before the person has chosen.
  if (!document.isDirty && !state.isBehind && !state.isOriginLost) compareClean(text, state);
}

function compareClean(text: string, { changes, latest }: ContactState): void {
  if (changes.length > 0) throw new SimulationViolation('(4) A clean document has something to send.');
  const [shown, stored] = [slotValues(text), slotValues(latest?.text ?? '')];
  // A phone that a person wrote otherwise is the same phone.
  const differs = [...(shown ?? [])].filter(([slot, value]) => !sameSlot(slot, stored?.get(slot), value));
  const lacks = [...(stored ?? [])].filter(([slot]) => shown?.has(slot) === false);
  // A detail that the API left out is unknown, which is not the same as empty.
  const isUnknown = (slot: string): boolean =>
    slot.startsWith('tag:') && latest?.text.includes('"tagIds": null') === true;
  const seen = [...differs, ...lacks]
    .map(([slot]) => slot)
    .filter((slot) => !isWriteOnly(slot) && !isUnknown(slot));
  if (seen.length > 0)
    throw new SimulationViolation(`(4) A clean document is not what is stored: ${seen.join(', ')}.`);
}

function isWriteOnly(slot: string): boolean {
  return slot === 'pictureUrl' || /^(sequence|leave):/.test(slot);
}

/** Whether what was typed into a page stands in the text, or did until the person went on. */
export function hasLanded({ field, slot, edit }: Typed, shown: string, oracle: Oracle): boolean {
  const text = edit.kind === 'text' || edit.kind === 'entry' ? edit.text : undefined;
  if (text === undefined || !['name', 'annotation', 'customFields', 'utm'].includes(field)) return true;
  const name = slotName(field, edit.kind === 'entry' ? edit.key : slot);
  const value = text === '' ? undefined : JSON.stringify(text);
  return sameSlot(name, slotValues(shown)?.get(name), value) || oracle.hasHad(name, value);
}
