import { chromium, type Browser } from 'playwright-core';
import { findInstalledBrowser } from './installedBrowser';
import { npmChromium } from './npmChromium';

/** The browser talks to this machine alone, whatever the workbench or the browser itself would like to fetch. */
const loopbackOnly = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--no-proxy-server',
  '--no-pings',
  '--disable-domain-reliability',
];

/**
 * A headless browser: the one that WTS_BROWSER names, else an installed Chrome, Chromium or Edge, else Chromium
 * from npm.
 */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env['WTS_BROWSER'] ?? findInstalledBrowser();
  const { executablePath, env } =
    given === undefined ? await npmChromium() : { executablePath: given, env: process.env };
  return chromium.launch({
    executablePath,
    env: Object.fromEntries(
      Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    args: loopbackOnly,
    // 'exit' listeners of cleanup.ts would not run if Playwright ended the process on its own.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

let shared: Promise<Browser> | undefined;

/** One browser for all that a process tests; it ends with the process. What is opened in it is closed by who opened it. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return shared;
}
