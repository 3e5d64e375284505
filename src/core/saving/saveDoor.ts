import { isBlocked } from '../changes/parsedContact';
import type { ParsedContact } from '../changes/change';

/**
 * Whether VS Code may write a text: it asks for nothing, be it in other white space or made from an older contact. To
 * be measured by what it asks for, because equal texts are not the only ones that say the same.
 */
export function isWithoutEdits(parsed: ParsedContact | undefined): boolean {
  return parsed?.kind === 'contact' && parsed.changes.length === 0 && !isBlocked(parsed);
}
