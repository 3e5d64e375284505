import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** What of a machine says where its programs are. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly exists: (path: string) => boolean;
}

const thisMachine: Machine = { platform: process.platform, env: process.env, exists: existsSync };

/** Where a command lies; undefined when the machine has none of that name. */
export function findProgram(
  name: string,
  { platform, env, exists }: Machine = thisMachine,
): string | undefined {
  const isWindows = platform === 'win32';
  const paths = isWindows ? win32 : posix;
  const endings = isWindows ? ['.cmd', '.exe'] : [''];
  // Windows writes it as it likes; node hides that for its own environment only.
  const path =
    Object.entries(env).find(([key]) => (isWindows ? key.toUpperCase() : key) === 'PATH')?.[1] ?? '';
  return path
    .split(paths.delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => endings.map((ending) => paths.join(folder, name + ending)))
    .find(exists);
}

/** The program that opens an address in the person's browser; undefined where there is no screen to show it on. */
export function browserOpener({ platform, env }: Pick<Machine, 'platform' | 'env'>): string | undefined {
  if (platform === 'darwin') return 'open';
  if (platform === 'win32') return 'explorer';
  const isOnScreen = env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined;
  return isOnScreen ? 'xdg-open' : undefined;
}
