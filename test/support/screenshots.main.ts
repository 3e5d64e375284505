// Draws the icon and the pictures of the README: `npm run screenshots`, or `-- icon`, `-- demo` for less of it. Tests
// never do, so a test run changes no tracked file.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import sharp from 'sharp';
import { SAMPLE_CONTACT_ID, startSandbox } from '../../src/sandbox/sandbox';
import { recordDemo } from './demo';
import { drawIcon } from './drawIcon';
import { linkExtension } from './vscode/linkedExtension';
import { projectRoot } from './projectRoot';
import { Workbench } from './workbench/workbench';

const folder = join(projectRoot, 'media/readme');

async function openSample(workbench: Workbench): Promise<FrameLocator> {
  await workbench.runCommand('WTS: Open Contact by ID...');
  await workbench.quickInput(SAMPLE_CONTACT_ID);
  const form = await workbench.webview('editor');
  await form.getByLabel('Name', { exact: true }).waitFor();
  return form;
}

/** Two changed fields, so that the pictures show how changes look. */
async function edit(form: FrameLocator): Promise<void> {
  await form.getByLabel('Name', { exact: true }).fill('Ana Souza Lima');
  await form.getByLabel('Instagram', { exact: true }).fill('ana.lima.exemplo');
  await form.getByText('2 changes').waitFor();
}

async function picture(workbench: Workbench, name: string): Promise<void> {
  // Away from everything that would show a hover.
  await workbench.page.mouse.move(600, 10);
  await workbench.page.locator('.workbench-hover').waitFor({ state: 'hidden' });
  // Smaller than what the browser writes, with the same pixels.
  await sharp(await workbench.page.screenshot())
    .png({ compressionLevel: 9, adaptiveFiltering: false })
    .toFile(join(folder, `${name}.png`));
  console.log(`media/readme/${name}.png`);
}

async function pictureForm(workbench: Workbench): Promise<void> {
  await edit(await openSample(workbench));
  await picture(workbench, 'form');
  await workbench.setTheme('Default Dark Modern');
  await picture(workbench, 'form-dark');
  await workbench.setTheme('Default Light Modern');
  await workbench.runCommand('File: Revert File');
}

/** Beside the form and the JSON text, which follow it. */
async function pictureSidebar(workbench: Workbench): Promise<void> {
  await workbench.runCommand('WTS: Show Contact as JSON');
  await workbench.openSidebar('WTS');
  const sidebar = await workbench.webview('sidebar');
  await sidebar.getByRole('button', { name: 'Show the Form Here Too' }).click();
  await edit(sidebar);
  await picture(workbench, 'sidebar');
}

async function withWorkbench(
  size: { readonly width: number; readonly height: number },
  task: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const sandbox = await startSandbox({ port: 0 });
  const workbench = await Workbench.open({
    settings: {
      'wts.environment': 'sandbox',
      'wts.sandbox.port': sandbox.port,
      'editor.minimap.enabled': false,
      'workbench.colorTheme': 'Default Light Modern',
    },
    extensions: [],
    extensionsFolder: await linkExtension(),
    ...size,
  });
  try {
    await task(workbench);
  } finally {
    await workbench.close();
    await sandbox.close();
  }
}

async function run(): Promise<void> {
  await drawIcon();
  console.log('media/icon.png');
  if (process.argv[2] === 'icon') return;
  await mkdir(folder, { recursive: true });
  await withWorkbench({ width: 1100, height: 700 }, (workbench) =>
    recordDemo(workbench, join(folder, 'demo.webp')),
  );
  if (process.argv[2] === 'demo') return;
  await withWorkbench({ width: 1200, height: 820 }, async (workbench) => {
    await pictureForm(workbench);
    await pictureSidebar(workbench);
  });
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
