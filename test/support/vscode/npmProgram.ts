import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface NpmProgram {
  readonly command: string;
  /** Come before npm's own arguments. */
  readonly args: readonly string[];
}

/**
 * How to run npm without a shell. On Windows `npm` is a script for a shell, which node does not start: there it is run
 * by node itself.
 */
export function npmProgram(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): NpmProgram {
  if (platform !== 'win32') return { command: 'npm', args: [] };
  const besideNode = join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js');
  const script = env['npm_execpath'] ?? besideNode;
  if (env['npm_execpath'] === undefined && !existsSync(script))
    throw new Error('npm was not found beside node: run this by an npm script, such as "npm test".');
  return { command: process.execPath, args: [script] };
}
