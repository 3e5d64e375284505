import * as vscode from 'vscode';
import { CONTACT_SCHEME, type ContactReference, readContactUri } from './contactUri';

export const PREVIEW_SCHEME = 'wts-request';

/** `wts-request://<environment>/<contact id>/Request · <Name>.http`: its tab says what it shows. */
export function previewUri(contact: vscode.Uri): vscode.Uri {
  const [, folder = '', name = ''] = /^(.*\/)([^/]+)\.wts$/.exec(contact.path) ?? [];
  const title = vscode.l10n.t('Request · {0}', name);
  return contact.with({ scheme: PREVIEW_SCHEME, path: `${folder}${title}.http` });
}

/** The contact of a preview's URI; undefined for every other URI. */
export function readPreviewUri(uri: vscode.Uri): ContactReference | undefined {
  if (uri.scheme !== PREVIEW_SCHEME) return undefined;
  return readContactUri(uri.with({ scheme: CONTACT_SCHEME, path: uri.path.replace(/\.http$/, '.wts') }));
}

export function previewedInTab(tab: vscode.Tab | undefined): ContactReference | undefined {
  return tab?.input instanceof vscode.TabInputText ? readPreviewUri(tab.input.uri) : undefined;
}
