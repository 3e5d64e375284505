import { type Draft, isBlocked } from '../changes/draft';

/**
 * Whether VS Code may write a text: it asks for nothing, be it in other white space or made from an older contact. To
 * be measured by what it asks for, because equal texts are not the only ones that say the same.
 */
export function isWithoutEdits(draft: Draft | undefined): boolean {
  return draft?.kind === 'contact' && draft.changes.length === 0 && !isBlocked(draft);
}
