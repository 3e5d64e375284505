import * as l10n from '@vscode/l10n';
import type { ToWebviewMessage, FromWebviewMessage } from '../protocol/messages';
import { listenToKeys } from './keyboard';
import { Page } from './page';
import { drawPage } from './views/drawPage';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

function start(root: HTMLElement): void {
  const bundle = root.dataset['l10n'] ?? '';
  if (bundle !== '') l10n.config({ contents: bundle });
  const vscode = acquireVsCodeApi();
  const send = (message: FromWebviewMessage) => {
    vscode.postMessage(message);
  };
  const page = new Page(root, send, drawPage);
  listenToHost(page);
  listenToKeys(page);
  listenToLeaving(page);
  page.draw();
  page.send({ type: 'ready' });
}

function listenToHost(page: Page): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (isToWebviewMessage(page, event.data)) page.receive(event.data);
  });
}

/** Only the host can post to this page; what is checked is that it is one of ours and not of VS Code's own script. */
function isToWebviewMessage(page: Page, data: unknown): data is ToWebviewMessage {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false;
  return typeof data.type === 'string' && Object.hasOwn(page.receivers, data.type);
}

function listenToLeaving(page: Page): void {
  page.root.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (target instanceof Element && target.matches('[data-field] :is(input, textarea, select, button)')) {
      page.leaveInput(target);
    }
    const next = relatedTarget instanceof Element ? relatedTarget.closest<HTMLElement>('[data-field]') : null;
    page.leaveField(next?.dataset['field']);
  });
  page.root.addEventListener('compositionstart', () => {
    page.setComposing(true);
  });
  page.root.addEventListener('compositionend', () => {
    page.setComposing(false);
  });
  const flush = () => {
    page.flush();
  };
  document.addEventListener('visibilitychange', flush);
  window.addEventListener('pagehide', flush);
}

const root = document.getElementById('wts-form');
if (root) start(root);
