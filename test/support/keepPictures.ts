import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { projectRoot } from './projectRoot';

/** A frame whose script hangs answers nothing. */
const ANSWER_MS = 3_000;
const MOST_TEXT = 2_000;

/**
 * Pictures of pages, and what each of their frames says, in `out/failures`, named after a test that failed. An empty form
 * looks the same whether its frame is missing, not loaded, or loaded and never told anything: its text tells.
 */
export async function keepPictures(pages: readonly Page[], test: string): Promise<void> {
  const name = test.replace(/[^a-z0-9]+/gi, '-').slice(0, 120);
  await Promise.all(
    pages.map(async (page, index) => {
      const path = join(projectRoot, 'out/failures', `${name}-${index + 1}`);
      await page.screenshot({ path: `${path}.png` });
      const frames = await Promise.all(page.frames().map(describeFrame));
      await writeFile(`${path}.txt`, frames.join('\n\n'));
    }),
  );
}

async function describeFrame(frame: Frame): Promise<string> {
  const { origin, pathname } = new URL(frame.url() || 'about:blank');
  const silence = new Promise<string>((resolve) => {
    setTimeout(resolve, ANSWER_MS, '(no answer)').unref();
  });
  const text = frame.evaluate(readPage).catch(String);
  return `${frame.name()} ${origin}${pathname}\n${(await Promise.race([text, silence])).slice(0, MOST_TEXT)}`;
}

/** Runs in the frame. */
function readPage(): string {
  const iframes = [...document.querySelectorAll('iframe')].map(({ name, id, className }) =>
    [name, id, className].join(' '),
  );
  return [document.readyState, ...iframes, document.body.innerText, document.body.innerHTML].join('\n');
}
