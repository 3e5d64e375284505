import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import sharp from 'sharp';
import { SAMPLE_CONTACT_ID } from '../../src/sandbox/sandbox';
import { projectRoot } from './projectRoot';
import type { Workbench } from './workbench/workbench';

/** Who loads the README's page loads this, too. */
const MOST_BYTES = 3 * 1024 * 1024;

interface Film {
  readonly frames: Buffer[];
  /** How long each stands, in milliseconds. */
  readonly delays: number[];
}

/** Open, edit, preview, save, proof: the README's moving picture. */
export async function recordDemo(workbench: Workbench, file: string): Promise<void> {
  const film: Film = { frames: [], delays: [] };
  const shoot = async (delay: number): Promise<void> => {
    film.frames.push(await workbench.page.screenshot());
    film.delays.push(delay);
  };
  const form = await open(workbench, shoot);
  await edit(form, shoot);
  await preview(workbench, form, shoot);
  await save(workbench, form, shoot);
  await write(film, file);
}

type Shoot = (delay: number) => Promise<void>;

async function open(workbench: Workbench, shoot: Shoot): Promise<FrameLocator> {
  await shoot(800);
  await workbench.runCommand('WTS: Open Contact by ID...');
  const input = workbench.quickInputBox();
  await workbench.quickInputMessage().filter({ hasText: "contact's ID" }).waitFor();
  await shoot(900);
  await input.fill(`Contato ${SAMPLE_CONTACT_ID}`);
  await shoot(1200);
  await input.press('Enter');
  const form = await workbench.webview('editor');
  await form.getByLabel('Name', { exact: true }).waitFor();
  // The icons' font comes after the form.
  await form.locator('body').evaluate(() => document.fonts.ready);
  await shoot(1800);
  return form;
}

async function edit(form: FrameLocator, shoot: Shoot): Promise<void> {
  const name = form.getByLabel('Name', { exact: true });
  await name.click();
  await name.press('End');
  for (const part of [' L', 'im', 'a']) {
    await name.pressSequentially(part);
    await shoot(220);
  }
  await form.getByLabel('E-mail', { exact: true }).fill('ana.lima@example.com');
  await form.getByText('2 changes').waitFor();
  await shoot(1600);
}

async function preview(workbench: Workbench, form: FrameLocator, shoot: Shoot): Promise<void> {
  await form.getByRole('button', { name: 'Preview request' }).click();
  await workbench.page.locator('.view-lines', { hasText: 'ana.lima@example.com' }).waitFor();
  await shoot(2800);
}

async function save(workbench: Workbench, form: FrameLocator, shoot: Shoot): Promise<void> {
  const name = form.getByLabel('Name', { exact: true });
  await name.click();
  await name.press('ControlOrMeta+s');
  await form
    .getByText(/^Saved/)
    .first()
    .waitFor();
  await workbench.page.locator('.tab.dirty').waitFor({ state: 'detached' });
  await shoot(4000);
}

async function write({ frames, delays }: Film, file: string): Promise<void> {
  await sharp(frames, { join: { animated: true } })
    .webp({ delay: delays, loop: 0, quality: 76, effort: 6 })
    .toFile(file);
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes: show less, or smaller pictures.`);
  console.log(`${relative(projectRoot, file)} (${frames.length} pictures, ${size} bytes)`);
}
