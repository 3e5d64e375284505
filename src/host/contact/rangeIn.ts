import * as vscode from 'vscode';
import { positionAt } from '../../core/text/lfText';

interface Piece {
  readonly offset: number;
  readonly length: number;
}

/** Where a piece of a contact's text (see `contactText`) stands in its document, whatever line ends that has. */
export function rangeIn(text: string, { offset, length }: Piece): vscode.Range {
  const [start, end] = [positionAt(text, offset), positionAt(text, offset + length)];
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
