import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../processes/programOnPath';

const linuxNames = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function candidates(): string[] {
  const { env, platform } = process;
  if (platform === 'darwin')
    return macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return roots
      .filter((root) => root !== undefined)
      .flatMap((root) => windowsPrograms.map((program) => join(root, program)));
  }
  return linuxNames.map((name) => findProgram(name)).filter((path) => path !== undefined);
}

/** The Chrome, Chromium or Edge of this machine. */
export function findInstalledBrowser(): string | undefined {
  return candidates().find((path) => existsSync(path));
}
