import { setInterval } from 'node:timers/promises';
import {
  errors,
  type Browser,
  type Frame,
  type FrameLocator,
  type Locator,
  type Page,
} from 'playwright-core';
import { launchBrowser } from '../browser/browser';
import { keepPictures } from '../keepPictures';
import { npmVscode, vscodeVersionUnderTest, type VscodeVersion } from '../vscode/npmVscode';
import { PATIENCE_MS } from '../timeouts';
import { projectRoot } from '../projectRoot';
import { startVscodeServer, type Settings, type VscodeServer } from '../vscode/vscodeServer';
import { UserData } from '../vscode/userData';
import { stateHolds } from '../vscode/webState';
import { openWorkbenchPage, type WorkbenchPlace } from './workbenchPage';
import { watchForProblems, type WorkbenchProblems } from './workbenchProblems';

export interface WorkbenchOptions extends WorkbenchPlace {
  /** The version under test unless given. */
  readonly version?: VscodeVersion;
  readonly settings?: Settings;
  /** Where installed extensions are; none unless given. */
  readonly extensionsFolder?: string;
  /** Of the window, in CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** One that stays open; one of its own unless given. */
  readonly browser?: Browser;
}

/** By the names that the setting `workbench.colorTheme` knows. */
const themeLooks = {
  'Default Light Modern': { label: 'Light Modern', file: 'light_modern' },
  'Default Dark Modern': { label: 'Dark Modern', file: 'dark_modern' },
  'Default High Contrast': { label: 'Dark High Contrast', file: 'hc_black' },
  'Default High Contrast Light': { label: 'Light High Contrast', file: 'hc_light' },
} as const;

export type Theme = keyof typeof themeLooks;
export const themes = Object.keys(themeLooks) as Theme[];

/**
 * Runs in the page. Webviews lie above the workbench, not in it, so only geometry tells which part each belongs to.
 * @returns the name of the frame, or undefined while there is none.
 */
function findWebview(inSidebar: boolean): string | undefined {
  const sidebar = document.querySelector('.part.sidebar')?.getBoundingClientRect();
  const frames = [...document.querySelectorAll<HTMLIFrameElement>('iframe.webview.ready')];
  return frames.find((frame) => {
    const { left, width } = frame.getBoundingClientRect();
    if (width === 0 || !frame.checkVisibility({ checkVisibilityCSS: true })) return false;
    const middle = left + width / 2;
    return inSidebar === (sidebar !== undefined && sidebar.left < middle && middle < sidebar.right);
  })?.name;
}

/** Runs in the page, while a list is open. How many have closed since: VS Code has one element for all of them. */
function countClosings(): { closings: number } {
  const counted = { closings: 0 };
  const widget = document.querySelector('.quick-input-widget');
  if (widget === null) return counted;
  const isHidden = (style: string | null | undefined): boolean => style?.includes('display: none') === true;
  new MutationObserver((records) => {
    const styles = [...records.map(({ oldValue }) => oldValue), widget.getAttribute('style')];
    counted.closings += styles.filter(
      (style, at) => isHidden(style) && at > 0 && !isHidden(styles[at - 1]),
    ).length;
  }).observe(widget, { attributeFilter: ['style'], attributeOldValue: true });
  return counted;
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What stands there already is clicked within this time, or has gone. */
const goneMs = 5_000;

/** False as well when what was to be used had gone, as a palette has that a page took the focus from. */
async function isDone(action: () => Promise<boolean>): Promise<boolean> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}

/** A person's hands and eyes in a real VS Code: nothing here reaches into the extension. */
export class Workbench {
  private constructor(
    readonly page: Page,
    readonly problems: WorkbenchProblems,
    private readonly closeBrowser: () => Promise<void>,
    private readonly server: VscodeServer,
    private readonly place: WorkbenchPlace,
  ) {}

  /** Starts a server of its own, and a browser unless one is given, and waits until the workbench is drawn. */
  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { extensionsFolder } = options;
    const server = await startVscodeServer(await npmVscode(options.version ?? vscodeVersionUnderTest()), {
      settings: options.settings ?? {},
      ...(extensionsFolder === undefined ? {} : { extensionsFolder }),
    });
    const browser = options.browser ?? (await launchBrowser());
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
      locale: 'en-US',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const problems = watchForProblems(context);
    const place = { extensions: [projectRoot], ...options };
    const page = await context.newPage();
    await openWorkbenchPage(page, server, place);
    const closeBrowser = () => (options.browser === undefined ? browser.close() : context.close());
    const workbench = new Workbench(page, problems, closeBrowser, server, place);
    await workbench.ready();
    return workbench;
  }

  /** One more window of the same person, with the same settings and data and another folder. It closes with the first. */
  async openSecondWindow(folder: string): Promise<Workbench> {
    const place = { ...this.place, folder };
    const page = await this.page.context().newPage();
    await openWorkbenchPage(page, this.server, place);
    const window = new Workbench(page, this.problems, this.closeBrowser, this.server, place);
    await window.ready();
    return window;
  }

  /** The user's files on disk. */
  get userData(): UserData {
    return new UserData(this.server.userFolder);
  }

  /** What VS Code and extensions write goes here. */
  get dataFolder(): string {
    return this.server.dataFolder;
  }

  /** The process that extensions run in is gone at once. Reload, as VS Code then asks to. */
  async crashExtensions(): Promise<void> {
    await this.server.crashExtensions();
  }

  /** After `open` and after a reload of the page. The status bar is drawn when the parts stand. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }

  /** Waits until VS Code has written a text into its own state, so that a reload finds it there. */
  async wroteState(text: string): Promise<void> {
    // Playwright's own waitForFunction takes the promise of an answer for a yes.
    const looks = setInterval(100, undefined, { signal: AbortSignal.timeout(PATIENCE_MS) });
    while (!(await this.page.evaluate(stateHolds, text))) await looks[Symbol.asyncIterator]().next();
  }

  /** Reloads the window, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'commit' });
    await this.ready();
  }

  /** Starts VS Code anew, which finds its files as `prepare` leaves them. */
  async startAgain(prepare: () => Promise<void>): Promise<void> {
    const address = this.page.url();
    await this.page.goto('about:blank');
    await prepare();
    await this.page.goto(address, { waitUntil: 'commit' });
    await this.ready();
  }

  /**
   * Runs a command from the palette by the title that the palette shows (`WTS: Open Contact by ID...`). Asks again
   * while the palette does not know it, for extensions arrive after the workbench, and when it closed because a page
   * took the focus.
   * @param chosen is called when the palette is about to be clicked.
   */
  async runCommand(title: string, chosen?: () => Promise<void>): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await isDone(() => this.choose(title, chosen)))) {
      await this.page.keyboard.press('Escape');
      if (Date.now() > deadline) throw new Error(`The palette has no "${title}".`);
    }
  }

  /**
   * Runs a command that asks something in a list, and answers. Runs it again only when the list has closed unanswered: on
   * a busy machine VS Code gives a page its focus back when the list is open already. While it has yet to come, a second
   * run would open a second list over what is being answered in the first.
   * @param answer takes what it waits for within the time given, and is asked again.
   */
  async answerCommand(title: string, answer: (within: { timeout: number }) => Promise<void>): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    const answered = async (): Promise<boolean> => {
      await answer({ timeout: goneMs });
      return true;
    };
    for (let runs = 1; ; runs += 1) {
      let closings = (): Promise<number> => Promise.resolve(0);
      await this.runCommand(title, async () => {
        const counted = await this.page.evaluateHandle(countClosings);
        closings = () => counted.evaluate((found) => found.closings);
      });
      // The palette is one of them.
      do {
        if (await isDone(answered)) return;
        if (Date.now() > deadline) throw new Error(`"${title}" took no answer in ${String(runs)} runs.`);
      } while ((await closings()) < 2);
    }
  }

  /** And gives up what is unsaved in them, when VS Code asks. */
  async discardAllEditors(): Promise<void> {
    await this.runCommand('View: Close All Editors');
    const discard = this.dialogButton("Don't Save");
    await this.page.locator('.editor-group-container.empty').or(discard).first().waitFor();
    if (await discard.isVisible()) await discard.click();
    await this.page.locator('.tab').first().waitFor({ state: 'detached' });
  }

  /** Opens the palette, types, waits for its answer (the command, nothing, or commands that sound like it), and clicks. */
  private async choose(title: string, chosen?: () => Promise<void>): Promise<boolean> {
    await this.page.locator('.monaco-workbench').press('F1');
    await this.quickInputBox().fill(`>${title}`, { timeout: goneMs });
    const list = this.page.locator('.quick-input-widget:visible .quick-input-list');
    const nothing = list.getByText(/^No matching/).or(list.getByText('similar commands'));
    const row = this.quickPickRow(title);
    // Rows that are used again hide words of the list before.
    await row.or(nothing).filter({ visible: true }).first().waitFor({ timeout: goneMs });
    if (!(await row.isVisible())) return false;
    await chosen?.();
    await row.click({ timeout: goneMs });
    return true;
  }

  /**
   * The titles of what the palette shows for what is typed, when one of them is `sure`: extensions arrive after the
   * workbench. Of a long list it shows the beginning.
   */
  async offered(typed: string, sure: string): Promise<string[]> {
    const deadline = Date.now() + PATIENCE_MS;
    const names = this.page.locator('.quick-input-widget:visible .quick-input-list-entry .label-name');
    for (;;) {
      const isThere = await isDone(async () => {
        await this.page.locator('.monaco-workbench').press('F1');
        // A page that takes the focus closes the palette.
        await this.quickInputBox().fill(`>${typed}`, { timeout: goneMs });
        await this.quickPickRow(sure).waitFor({ timeout: goneMs });
        return true;
      });
      const titles = await names.filter({ visible: true }).allTextContents();
      await this.page.keyboard.press('Escape');
      if (isThere && titles.includes(sure)) return titles;
      if (Date.now() > deadline) throw new Error(`The palette has no "${sure}" among: ${titles.join(', ')}`);
    }
  }

  /** The text box of an open palette, pick list or input box. */
  quickInputBox(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-filter input');
  }

  /** The line below an open input box: its prompt, or what is wrong with the input. */
  quickInputMessage(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-message');
  }

  quickPickRow(label: string): Locator {
    return this.page
      .locator('.quick-input-widget:visible .quick-input-list-entry')
      .filter({
        has: this.page.locator('.label-name', { hasText: new RegExp(`^${escapeForRegExp(label)}$`) }),
      })
      .first();
  }

  /** Types into an open input box and presses Enter. Wait for the box's prompt first if another was open before. */
  async quickInput(text: string): Promise<void> {
    await this.quickInputBox().fill(text);
    await this.quickInputBox().press('Enter');
  }

  /** Chooses a row of an open pick list. */
  async pick(label: string): Promise<void> {
    await this.quickPickRow(label).click();
  }

  /** Waits for the webview that a part shows now. What it gives follows reloads of its page, as locators do. */
  async webview(place: 'editor' | 'sidebar', within: { timeout?: number } = {}): Promise<FrameLocator> {
    const name = await this.page.waitForFunction(findWebview, place === 'sidebar', within);
    return this.page
      .frameLocator(`iframe[name="${await name.jsonValue()}"]`)
      .frameLocator('iframe#active-frame');
  }

  /** The webview's frame itself, for what locators cannot do. It goes stale when the webview is drawn anew. */
  async webviewFrame(place: 'editor' | 'sidebar', rootSelector = '#wts-form'): Promise<Frame> {
    const root = (await this.webview(place)).locator(rootSelector);
    await root.waitFor({ state: 'attached' });
    const frame = await (await root.elementHandle()).ownerFrame();
    if (frame === null) throw new Error(`The ${place} shows no webview with ${rootSelector}.`);
    return frame;
  }

  /** Text of the notifications that are shown, newest first. */
  notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }

  /** A button of the dialog that stands in the way. */
  dialogButton(name: string): Locator {
    return this.page.locator('.monaco-dialog-box').getByRole('button', { name, exact: true });
  }

  /** Short messages among the entries of the status bar. */
  statusBar(): Locator {
    return this.page.locator('.part.statusbar');
  }

  /** An editor's tab, by its label. */
  tab(label: string): Locator {
    return this.page.getByRole('tab', { name: label });
  }

  /**
   * Opens a view container by the name of its icon in the activity bar. Looks again: after a reload VS Code brings the
   * sidebar back by itself, and a click at that moment closes it.
   */
  async openSidebar(name: string): Promise<void> {
    const icons = this.page.locator('.part.activitybar');
    const open = icons.getByRole('tab', { name, expanded: true });
    const sidebar = this.page.locator('.part.sidebar');
    await icons.getByRole('tab', { name }).waitFor();
    for (let attempt = 0; attempt < 3; attempt++) {
      if (!(await open.isVisible())) await icons.getByRole('tab', { name }).click();
      const isOpen = open.waitFor({ timeout: goneMs }).then(() => sidebar.isVisible());
      if (await isOpen.catch(() => false)) return;
    }
    throw new Error(`The sidebar does not show ${name}.`);
  }

  async setTheme(theme: Theme): Promise<void> {
    const { label, file } = themeLooks[theme];
    await this.runCommand('Preferences: Color Theme');
    await this.quickInputBox().fill(label);
    await this.quickPickRow(label).click();
    await this.page.locator(`.monaco-workbench.vscode-theme-defaults-themes-${file}-json`).waitFor();
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  /** Of every window; see `keepPictures`. */
  async keepPictures(test: string): Promise<void> {
    await keepPictures(this.page.context().pages(), test);
  }

  async close(): Promise<void> {
    await this.closeBrowser();
    await this.server.stop();
  }
}
