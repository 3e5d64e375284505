import * as vscode from 'vscode';
import type { RememberedContact } from '../../core/identity/rememberedContacts';
import { shortId } from './contactUri';

/** The name; where it is not known, the start of the ID. */
export function contactLabel({ id, name }: RememberedContact): string {
  if (name === undefined) return shortId(id);
  return name === '' ? vscode.l10n.t('Unnamed contact') : name;
}
