import { findMentions, mentionAt } from '../../../src/core/identity/mentions';

/** What a cursor inside a piece of a line opens. */
export function at(line: string, piece: string): string | undefined {
  return mentionAt(line, line.indexOf(piece) + Math.floor(piece.length / 2))?.value;
}

/** What of a line is underlined as a contact's. */
export function linked(line: string): string[] {
  return findMentions(line)
    .filter(({ isContact }) => isContact)
    .map(({ value }) => value);
}
