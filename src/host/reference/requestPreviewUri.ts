import * as vscode from 'vscode';
import { CONTACT_SCHEME, type ContactReference, readContactUri } from './contactUri';

export const PREVIEW_SCHEME = 'wts-request';

/** `wts-request://<environment>/<contact id>/<Name>.http`; its ending makes it a `.http` file for extensions that know them. */
export function previewUri(contact: vscode.Uri): vscode.Uri {
  return contact.with({ scheme: PREVIEW_SCHEME, path: contact.path.replace(/\.wts$/, '.http') });
}

/** The contact of a preview's URI; undefined for every other URI. */
export function readPreviewUri(uri: vscode.Uri): ContactReference | undefined {
  if (uri.scheme !== PREVIEW_SCHEME) return undefined;
  return readContactUri(uri.with({ scheme: CONTACT_SCHEME, path: uri.path.replace(/\.http$/, '.wts') }));
}

export function previewedInTab(tab: vscode.Tab | undefined): ContactReference | undefined {
  return tab?.input instanceof vscode.TabInputText ? readPreviewUri(tab.input.uri) : undefined;
}
