import type { Browser } from 'playwright-core';
import { sharedBrowser as browserOfAll } from '../../../support/browser/browser';
import { closePages } from './formPage';

/** One browser for the tests of all files; it ends with the process. What a file has opened in it goes with the file. */
export function sharedBrowser(): () => Browser {
  let browser: Browser | undefined;
  before(async () => {
    browser = await browserOfAll();
  });
  after(async () => {
    if (browser) await closePages(browser);
  });
  return () => {
    if (!browser) throw new Error('The browser is there inside tests only.');
    return browser;
  };
}
