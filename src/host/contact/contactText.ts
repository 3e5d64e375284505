import type * as vscode from 'vscode';
import { withLf } from '../../core/text/lfText';

/** The text of a contact's document as the core knows it. Its offsets are not those of the document: see `rangeIn`. */
export function contactText(document: Pick<vscode.TextDocument, 'getText'>): string {
  return withLf(document.getText());
}
