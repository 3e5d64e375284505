import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/browser';

/** One browser for the tests of a file, there from the first test to the last. */
export function sharedBrowser(): () => Browser {
  let browser: Browser | undefined;
  before(async function () {
    this.timeout(120_000);
    browser = await launchBrowser();
  });
  after(() => browser?.close());
  return () => {
    if (!browser) throw new Error('The browser is there inside tests only.');
    return browser;
  };
}
