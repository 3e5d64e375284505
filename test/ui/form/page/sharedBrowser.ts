import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../../support/browser/browser';

/** Each file of tests is a bundle of its own, so only what is global is one for all of them. */
const everywhere = globalThis as { wtsFormBrowser?: Promise<Browser> };

/** One browser for the tests of all files; it ends with the process. What a file has opened in it goes with the file. */
export function sharedBrowser(): () => Browser {
  let browser: Browser | undefined;
  before(async () => {
    browser = await (everywhere.wtsFormBrowser ??= launchBrowser());
  });
  after(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
  });
  return () => {
    if (!browser) throw new Error('The browser is there inside tests only.');
    return browser;
  };
}
