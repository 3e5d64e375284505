import * as vscode from 'vscode';
import { ID_PATTERN } from '../../core/identity/idPattern';

export const CONTACT_SCHEME = 'wts';

/** What "Compare Active File with Saved" shows on its left; VS Code keeps the file's own scheme in the query. */
const COMPARED_SCHEME = 'showModifications';

/** Which contact a document shows: the environment's name and the contact's id (lower case). */
export interface ContactReference {
  readonly environment: string;
  readonly id: string;
}

/** Joiners are letters of Persian and the glue of emoji: `\u200C` and `\u200D` stay. */
const unsafe = /(?:[\p{Cc}\p{Cs}/\\:*?"<>|]|(?![\u200C\u200D])\p{Cf})+/gu;
const LONGEST_NAME = 80;
const CONTACT_PATH = new RegExp(`^/(${ID_PATTERN})/[^/]+\\.wts$`, 'i');

/**
 * `wts://<environment>/<contact id>/<title>.wts`. The last segment is the tab's label, so the title is made safe for
 * a path: no separators, no control characters, no halves of characters, no leading dots.
 */
export function contactUri({ environment, id }: ContactReference, title: string): vscode.Uri {
  const safe = Array.from(title.replace(unsafe, ' ').replace(/\s+/g, ' '))
    .slice(0, LONGEST_NAME)
    .join('')
    // Where a title is cut, a part of an emoji may wait for the next one.
    .replace(/^[\s.]+|[\s.\u200D]+$/g, '');
  const label = safe === '' ? shortId(id) : safe;
  return vscode.Uri.from({ scheme: CONTACT_SCHEME, authority: environment, path: `/${id}/${label}.wts` });
}

/** The contact of a `wts:` URI; undefined for every other URI. */
export function readContactUri(uri: vscode.Uri): ContactReference | undefined {
  if (uri.scheme !== CONTACT_SCHEME) return undefined;
  const match = CONTACT_PATH.exec(uri.path);
  const id = match?.[1];
  return id === undefined ? undefined : { environment: uri.authority, id: id.toLowerCase() };
}

/** The contact of a text in an editor: its own, or the stored one that VS Code compares it with. */
export function textContact(uri: vscode.Uri): ContactReference | undefined {
  const isStored = uri.scheme === COMPARED_SCHEME && uri.query.includes(`"scheme":"${CONTACT_SCHEME}"`);
  return readContactUri(isStored ? uri.with({ scheme: CONTACT_SCHEME }) : uri);
}

/** Enough of an ID for a person to tell it from others. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

/** One text for one contact, whatever its document is called. */
export function contactKey({ environment, id }: ContactReference): string {
  return `${environment}/${id}`;
}
