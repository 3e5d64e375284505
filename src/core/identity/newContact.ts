import * as l10n from '@vscode/l10n';
import { foldCharacters } from './foldCharacters';
import { readEmail } from './email';
import { readPhone } from './phones/phone';

/** What a contact is reached by; one of them makes a contact, and finds it again. */
export type ContactReach =
  { readonly phoneNumber: string } | { readonly email: string } | { readonly instagram: string };

/** As Instagram allows them. */
const HANDLE = /^@([\w.]{1,30})$/;

/** Reads a phone in any form, an e-mail, or an Instagram name with its `@`. */
export function readReach(typed: string): ContactReach | { readonly problem: string } {
  const text = foldCharacters(typed).trim();
  const handle = HANDLE.exec(text)?.[1];
  if (handle !== undefined) return { instagram: handle };
  const email = text.includes('@') ? readEmail(typed).wire : undefined;
  if (email !== undefined) return { email };
  const { wire, problem } = readPhone(text);
  if (wire !== undefined) return { phoneNumber: wire };
  const example = l10n.t(
    'Write a phone as (11) 99999-0000 or +1 415 555 0100, an e-mail, or an Instagram name as @name.',
  );
  return { problem: /\d{4}/.test(text) && problem !== undefined ? problem : example };
}
