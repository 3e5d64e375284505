import { parseArgs } from 'node:util';
import { DEFAULT_SANDBOX_PORT } from '../../src/sandbox/account/identity';
import { findVscodeVersion, vscodeVersions, type VscodeVersion } from './vscode/npmVscode';

export interface StartOptions {
  readonly help: boolean;
  /** Of the sandbox. */
  readonly port: number;
  /** Undefined: the desktop VS Code where there is one, else the one from npm in a browser. */
  readonly place: 'desktop' | 'browser' | undefined;
  /** Whether to open the browser. */
  readonly open: boolean;
  readonly version: VscodeVersion;
}

export const startUsage = `npm start [-- options]

Builds the extension, starts the sandbox (a WTS account on your machine), and opens a VS Code of its own with a
sample contact. Your own VS Code, its settings and its extensions stay untouched. Ctrl+C ends everything.

  --desktop          use the VS Code that is installed here (the command "code")
  --browser          use a VS Code from npm, in the browser (the default where "code" is missing)
  --no-open          with --browser: only print the address
  --version <v>      that VS Code from npm, in the browser: ${vscodeVersions.join(' or ')} (default: ${vscodeVersions[0]})
  --port <n>         the sandbox's port (default: ${DEFAULT_SANDBOX_PORT}; 0: any free one)
  --help             show this`;

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`"${text}" is no port: give --port a number from 0 to 65535.`);
}

function readVersion(text: string): VscodeVersion {
  const version = findVscodeVersion(text);
  if (version !== undefined) return version;
  throw new Error(`VS Code ${text} is not known: give --version one of ${vscodeVersions.join(', ')}.`);
}

/** Who names a version wants that one, whatever is installed here. */
function readPlace(desktop: boolean, browser: boolean, isVersionGiven: boolean): StartOptions['place'] {
  if (desktop && browser) throw new Error('Give --desktop or --browser, not both.');
  if (desktop && isVersionGiven)
    throw new Error(
      '--version chooses a VS Code from npm: leave it out, or give --browser instead of --desktop.',
    );
  if (desktop) return 'desktop';
  return browser || isVersionGiven ? 'browser' : undefined;
}

/** @throws an Error that names the option which is wrong. */
export function readStartOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      desktop: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string', default: String(DEFAULT_SANDBOX_PORT) },
      version: { type: 'string' },
    },
  });
  return {
    help: values.help,
    port: readPort(values.port),
    place: readPlace(values.desktop, values.browser, values.version !== undefined),
    open: !values['no-open'],
    version: readVersion(values.version ?? vscodeVersions[0]),
  };
}
