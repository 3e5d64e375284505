import * as vscode from 'vscode';
import { explainAt, suggestAt } from '../../core/show/textHelp';
import { offsetAt } from '../../core/text/lfText';
import { CONTACT_SCHEME, readContactUri } from '../reference/contactUri';
import type { Lists } from '../account/lists';
import { contactText } from './contactText';
import { rangeIn } from './rangeIn';

const CONTACT_TEXT: vscode.DocumentSelector = { language: 'wts-contact', scheme: CONTACT_SCHEME };

/** Completion and hover in the JSON text with the account's own names, keys and options. */
export function registerTextHelp(lists: Lists): vscode.Disposable[] {
  return [
    vscode.languages.registerCompletionItemProvider(
      CONTACT_TEXT,
      { provideCompletionItems: (document, position) => complete(document, position, lists) },
      '"',
      '[',
    ),
    vscode.languages.registerHoverProvider(CONTACT_TEXT, {
      provideHover: (document, position) => hover(document, position, lists),
    }),
  ];
}

function complete(
  document: vscode.TextDocument,
  position: vscode.Position,
  lists: Lists,
): vscode.CompletionItem[] {
  const reference = readContactUri(document.uri);
  if (reference === undefined) return [];
  const text = contactText(document);
  return suggestAt(text, offsetAt(text, position), lists.of(reference)).map((suggestion) => {
    const item = new vscode.CompletionItem(suggestion.label, vscode.CompletionItemKind.Value);
    item.detail = suggestion.detail;
    item.insertText = suggestion.insert;
    item.range = rangeIn(text, suggestion);
    // What stands there is compared with this: a quote, and the name or the id that is being typed.
    item.filterText = `${suggestion.insert} "${suggestion.label}"`;
    return item;
  });
}

function hover(
  document: vscode.TextDocument,
  position: vscode.Position,
  lists: Lists,
): vscode.Hover | undefined {
  const reference = readContactUri(document.uri);
  if (reference === undefined) return undefined;
  const text = contactText(document);
  const found = explainAt(text, offsetAt(text, position), lists.of(reference));
  return found === undefined ? undefined : new vscode.Hover(new vscode.MarkdownString().appendText(found));
}
