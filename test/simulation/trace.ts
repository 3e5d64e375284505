import type { ContactState } from '../../src/core/session/contactState';
import { slotValues } from './slotValues';

const isTraced = process.env['WTS_SIMULATION_TRACE'] !== undefined;

/** Tells what happens, for whoever looks for the cause of a failure. */
export function trace(tell: () => string): void {
  if (isTraced) process.stdout.write(`${tell()}\n`);
}

/** A contact on one line. */
export function showText(text: string): string {
  const slots = slotValues(text);
  if (slots === undefined) return 'broken';
  return [...slots].map(([slot, value]) => `${slot.replace(/0000.*-0000*/, '')}=${value}`).join(' ');
}

/** What the session makes of the text, on one line. */
export function showState(state: ContactState): string {
  const open = state.conflicts.map(({ field, slot }) => `${field}:${slot}`).join(' ');
  const edits = state.changes.map(({ field, slot }) => `${field}:${slot}`).join(' ');
  return `  from ${showText(state.origin?.baseline.text ?? '')} | edits ${edits} | open ${open} | ${state.isBehind ? 'behind' : ''}`;
}
