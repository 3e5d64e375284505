import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from './browser/browser';
import { projectRoot } from './projectRoot';

const PIXELS = 256;

/** Draws `media/icon.png` from `media/icon.svg`: the marketplace takes no SVG. */
export async function drawIcon(): Promise<void> {
  const svg = await readFile(join(projectRoot, 'media/icon.svg'), 'utf8');
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: PIXELS, height: PIXELS } });
    await page.setContent(`<body style="margin: 0">${svg}</body>`);
    await page.screenshot({ path: join(projectRoot, 'media/icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
}
