import type { Page } from 'playwright-core';
import type { VscodeServer } from '../vscode/vscodeServer';
import { shareWebviewWorker } from './webviewWorker';

export interface WorkbenchPlace {
  /** An absolute path; no folder is open unless given. */
  readonly folder?: string;
  /** The URI of a document to open, of any scheme. */
  readonly file?: string;
  /** Absolute paths of extensions under development. */
  readonly extensions?: readonly string[];
  /** The absolute path of a module whose `run()` is called in the extension host. */
  readonly tests?: string;
}

/** The address at which a server's workbench opens with `folder` and `file`. */
export function workbenchUrl(server: VscodeServer, { folder, file }: WorkbenchPlace): string {
  const url = new URL(server.url);
  if (folder === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set('folder', folder);
  if (file !== undefined) url.searchParams.set('payload', JSON.stringify([['openFile', file]]));
  return url.href;
}

/**
 * Puts `developmentOptions` into the configuration that the workbench reads from its page. Newer builds take them
 * from the URL only together with `--enable-smoke-test-driver`, which switches notifications off. It runs in the
 * page before any of its scripts; rewriting the page's response instead makes Chromium block its WebSocket.
 */
function putDevelopmentOptions(options: unknown): void {
  if (window !== window.top) return;
  const observer = new MutationObserver(() => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    const settings = element?.getAttribute('data-settings');
    if (element === null || typeof settings !== 'string') return;
    observer.disconnect();
    const configuration = JSON.parse(settings) as Record<string, unknown>;
    element.setAttribute('data-settings', JSON.stringify({ ...configuration, developmentOptions: options }));
  });
  observer.observe(document, { childList: true, subtree: true });
}

/**
 * Runs in the page. The key that protects secrets between reloads comes from the host of a real installation. Playwright
 * could answer the request as well, but what it watches for Chromium does not cache: each reload and each form would load
 * all of its files anew.
 */
function mintKey(): void {
  if (window !== window.top) return;
  const fetch = window.fetch.bind(window);
  window.fetch = (request, options) =>
    typeof request === 'string' && request.endsWith('/mint-key')
      ? Promise.resolve(new Response(new Uint8Array(32).fill(7)))
      : fetch(request, options);
}

/** Opens VS Code's workbench in a new page. */
export async function openWorkbenchPage(
  page: Page,
  server: VscodeServer,
  place: WorkbenchPlace,
): Promise<void> {
  const remote = (path: string): object => ({
    $mid: 1,
    scheme: 'vscode-remote',
    authority: `127.0.0.1:${server.port}`,
    path,
  });
  await page.addInitScript(mintKey);
  await page.addInitScript(shareWebviewWorker);
  await page.addInitScript(putDevelopmentOptions, {
    extensions: (place.extensions ?? []).map(remote),
    ...(place.tests === undefined ? {} : { extensionTestsPath: remote(place.tests) }),
  });
  await page.goto(workbenchUrl(server, place), { waitUntil: 'commit' });
}
