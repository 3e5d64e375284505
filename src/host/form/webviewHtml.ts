import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/**
 * The page that every form starts from. Scripts run by nonce only, nothing remote is loaded, and the texts of the
 * person's language travel as an attribute.
 */
export function webviewHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  place: 'tab' | 'sidebar',
  texts: typeof vscode.l10n.bundle,
): string {
  const asset = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', name)).toString();
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
  ].join('; ');
  const translations = texts === undefined ? '' : JSON.stringify(texts);
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeAttribute(asset('form-style.css'))}">
<title>WTS</title>
</head>
<body data-place="${place}">
<main id="wts-form" data-l10n="${escapeAttribute(translations)}"></main>
<script nonce="${nonce}" src="${escapeAttribute(asset('form.js'))}"></script>
</body>
</html>`;
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
