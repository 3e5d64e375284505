import type { Browser, Page } from 'playwright-core';
import type { AccountLists } from '../../../../src/core/fields/fieldView';
import type { PageState, ToWebviewMessage, FromWebviewMessage } from '../../../../src/protocol/messages';
import { formServer } from './formServer';
import { noLists } from './states';
import { themes, type ThemeName } from './themes';

const nonce = 'nonceOfTheTest';

interface Surroundings {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
  /** The texts of the language, as the host hands them to the page. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly lists?: AccountLists;
}

/** The built form in a real browser, under the policy it has in VS Code. The host is the test: it posts and reads messages. */
export interface FormPage {
  readonly page: Page;
  post(update: ToWebviewMessage): Promise<void>;
  show(state: PageState): Promise<void>;
  /** The messages so far, or those of one type. */
  messages(): Promise<FromWebviewMessage[]>;
  messages<T extends FromWebviewMessage['type']>(
    type: T,
  ): Promise<Extract<FromWebviewMessage, { type: T }>[]>;
  /** Settles when there are as many messages of the type. */
  waitForMessages(type: FromWebviewMessage['type'], count: number): Promise<void>;
  /** What the policy refused, and what the page threw. */
  troubles(): Promise<string[]>;
  close(): Promise<void>;
}

/** What the page has of VS Code: the messages are kept for the test; `heard` are the keys that would reach VS Code. */
function standInForVsCode({ variables, bodyClass }: (typeof themes)[ThemeName]): void {
  const record = { messages: [] as unknown[], refused: [] as string[], heard: [] as string[] };
  const wear = (theme: { variables: typeof variables; bodyClass: string }) => {
    document.documentElement.style.cssText = '';
    for (const [name, value] of Object.entries(theme.variables))
      document.documentElement.style.setProperty(name, value);
    document.body.className = theme.bodyClass;
  };
  wear({ variables, bodyClass });
  Object.assign(window, {
    record,
    wear,
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => record.messages.push(structuredClone(message)),
    }),
  });
  document.addEventListener('securitypolicyviolation', (event) =>
    record.refused.push(`${event.violatedDirective} ${event.blockedURI}`),
  );
  window.addEventListener('error', (event) => record.refused.push(event.message));
  window.addEventListener('keydown', (event) => record.heard.push(event.key));
}

function pageText(origin: string, theme: ThemeName, language: string, texts: string): string {
  const policy = `default-src 'none'; style-src ${origin}; font-src ${origin}; script-src 'nonce-${nonce}'`;
  const attribute = texts.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>Contact</title>
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <link rel="stylesheet" href="${origin}/form-style.css"></head>
    <body><main id="wts-form" data-l10n="${attribute}"></main>
    <script nonce="${nonce}">(${standInForVsCode.toString()})(${JSON.stringify(themes[theme])})</script>
    <script nonce="${nonce}" src="${origin}/form.js"></script></body></html>`;
}

/** Closed forms leave their pages here: a new page costs more than all that a usual test does with it. */
const idlePages = new WeakMap<Browser, Page[]>();

async function takePage(browser: Browser): Promise<Page> {
  return idlePages.get(browser)?.pop() ?? (await browser.newPage({ reducedMotion: 'reduce' }));
}

/** Nothing of the form is left in the page. */
async function leavePage(page: Page): Promise<void> {
  await page.goto('about:blank');
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page has no browser.');
  idlePages.set(browser, [...(idlePages.get(browser) ?? []), page]);
}

/** What tests have set up in pages, as a clock of their own, goes with the pages. */
export async function closePages(browser: Browser): Promise<void> {
  idlePages.delete(browser);
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** Opens the form as VS Code would and waits until it asks for its state. */
export async function openForm(browser: Browser, surroundings: Surroundings = {}): Promise<FormPage> {
  const {
    theme = 'light',
    width = 480,
    height = 800,
    language = 'en',
    texts,
    lists = noLists,
  } = surroundings;
  const page = await takePage(browser);
  await page.setViewportSize({ width, height });
  const server = await formServer();
  const text = pageText(server.origin, theme, language, texts ? JSON.stringify(texts) : '');
  await page.goto(server.address(text));
  const form = driverOf(page);
  await form.waitForMessages('ready', 1);
  await form.post({ type: 'lists', lists });
  return form;
}

interface Recorded {
  readonly record: { messages: FromWebviewMessage[]; refused: string[]; heard: string[] };
  readonly wear: (theme: (typeof themes)[ThemeName]) => void;
}

function driverOf(page: Page): FormPage {
  const post = (update: ToWebviewMessage) =>
    page.evaluate(async (data) => {
      const arrived = new Promise((resolve) => {
        window.addEventListener('message', resolve, { once: true });
      });
      window.postMessage(data, '*');
      await arrived;
    }, update);
  return {
    page,
    post,
    show: (state) => post({ type: 'state', state }),
    messages: async (type?: FromWebviewMessage['type']) => {
      const messages = await page.evaluate(() => (window as unknown as Recorded).record.messages);
      // The overload tells the caller's type; the filter makes it true.
      return messages.filter((message) => type === undefined || message.type === type) as never[];
    },
    waitForMessages: async (type, count) => {
      await page.waitForFunction(
        (wanted) => {
          const { messages } = (window as unknown as Recorded).record;
          return messages.filter((message) => message.type === wanted.type).length >= wanted.count;
        },
        { type, count },
      );
    },
    troubles: () => page.evaluate(() => (window as unknown as Recorded).record.refused),
    close: () => leavePage(page),
  };
}

/** The keys that went on to the window, where VS Code's own script listens. */
export function keysHeardByVsCode({ page }: FormPage): Promise<string[]> {
  return page.evaluate(() => (window as unknown as Recorded).record.heard);
}

/** Changes the theme of an open page, as VS Code does; `changed` are variables that another theme of the kind sets. */
export function wearTheme(
  { page }: FormPage,
  theme: ThemeName,
  changed: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { bodyClass, variables } = themes[theme];
  return page.evaluate(
    (wanted) => {
      (window as unknown as Recorded).wear(wanted);
    },
    { bodyClass, variables: { ...variables, ...changed } },
  );
}
