import type { BrowserContext, ConsoleMessage } from 'playwright-core';

/** What went wrong in a workbench without anybody looking. Grows while the page lives. */
export interface WorkbenchProblems {
  /** Violations of a content security policy, in any frame. */
  readonly cspViolations: string[];
  /** Errors in the pages of webviews: uncaught ones, and what was written to the console. */
  readonly webviewErrors: string[];
  /** What the extension threw and nobody caught. */
  readonly extensionErrors: string[];
  /** Addresses outside this machine that some page asked for. */
  readonly foreignRequests: string[];
}

/** Webviews know the extension's files by a made-up host; a service worker answers, so no request leaves the page. */
const local =
  /^(?:https?|wss?):\/\/(?:127\.0\.0\.1|localhost|[^/]+\.vscode-resource\.vscode-cdn\.net)(?:[:/]|$)|^(?:blob|data|about):/;

/** VS Code hands the extension host's console on; the npm VS Code's own missing native modules are in it, too. */
const uncaught = /\[Extension Host\].*(?:rejected promise not handled|\/dist\/\w+\.js)/s;

function readConsole(message: ConsoleMessage, problems: WorkbenchProblems): void {
  if (uncaught.test(message.text())) problems.extensionErrors.push(message.text());
  if (message.type() !== 'error') return;
  const text = `${message.text()} (${message.location().url})`;
  if (text.includes('Content Security Policy')) problems.cspViolations.push(text);
  else if (message.location().url.includes('/webview/')) problems.webviewErrors.push(text);
}

export function watchForProblems(context: BrowserContext): WorkbenchProblems {
  const problems: WorkbenchProblems = {
    cspViolations: [],
    webviewErrors: [],
    extensionErrors: [],
    foreignRequests: [],
  };
  context.on('console', (message) => {
    readConsole(message, problems);
  });
  context.on('weberror', (error) => {
    const story = error.error().stack ?? error.error().message;
    if (story.includes('/webview/') || story.includes('vscode-resource')) problems.webviewErrors.push(story);
  });
  context.on('request', (request) => {
    if (!local.test(request.url())) problems.foreignRequests.push(request.url());
  });
  return problems;
}
