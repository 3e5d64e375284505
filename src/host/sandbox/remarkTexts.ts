import * as vscode from 'vscode';
import { remarkTable } from '../../sandbox/answers/remarks/remarkTable';
import type { Remark } from '../../sandbox/answers/remarks/remarks';

/** The words that stand in the values of a remark. */
const WORDS: ReadonlyMap<string, () => string> = new Map([
  ['null', () => vscode.l10n.t('null')],
  ['text', () => vscode.l10n.t('text')],
  ['a number', () => vscode.l10n.t('a number')],
  ['a boolean', () => vscode.l10n.t('a boolean')],
  ['a list', () => vscode.l10n.t('a list')],
  ['an object', () => vscode.l10n.t('an object')],
  ['name', () => vscode.l10n.t('name')],
  ['id', () => vscode.l10n.t('ID')],
]);
/** The values that are words. */
const WORDED: readonly string[] = ['got', 'expected', 'optionsBy'];

/** A remark in the language of VS Code; in English if it is of a kind that only another version of the sandbox knows. */
export function remarkText({ kind, place, values, text }: Remark): string {
  if (!Object.hasOwn(remarkTable, kind)) return text;
  const worded = Object.entries(values).map(([name, value]) => {
    return [name, WORDED.includes(name) ? (WORDS.get(value)?.() ?? value) : value] as const;
  });
  const sentence = vscode.l10n.t(remarkTable[kind].text, Object.fromEntries(worded));
  return place === '' ? sentence : `${place}: ${sentence}`;
}
