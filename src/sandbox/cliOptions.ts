import { parseArgs } from 'node:util';
import { DEFAULT_SANDBOX_PORT } from './identity';
import { type SandboxSwitches, type SwitchName, switchTable } from './switches';

export type CliOptions =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'start';
      readonly port: number;
      readonly switches: Partial<SandboxSwitches> | undefined;
    };

/** The command line is wrong; the message says how. */
export class UsageError extends Error {}

type Draft = { -readonly [Name in SwitchName]?: SandboxSwitches[Name] };

/** Throws a UsageError for an unknown option and for a value that the option does not take. */
export function parseCliOptions(args: readonly string[]): CliOptions {
  const values = parse(args);
  if (values['help'] === true) return { kind: 'help' };
  const switches: Draft = {};
  for (const name of switchNames()) {
    const value = values[optionOf(name)];
    if (value !== undefined) setSwitch(switches, name, switchTable[name].choices, String(value));
  }
  return { kind: 'start', port: readPort(values['port']), switches: anyOf(switches) };
}

export function usage(): string {
  const rows = switchNames().map((name) => {
    const [first, ...others] = switchTable[name].choices.map(String);
    const choices = isFlag(name) ? '' : ` ${[`${first ?? ''} (default)`, ...others].join(' | ')}`;
    return `  --${optionOf(name)}${choices}\n      ${switchTable[name].meaning}`;
  });
  return [
    'Runs a WTS account with invented contacts on this machine. Ctrl+C ends it.',
    '',
    'Options:',
    `  --port N\n      The port on 127.0.0.1; ${DEFAULT_SANDBOX_PORT} by default, 0 for any free one.`,
    '  --help, -h\n      Shows this.',
    '',
    'Switches, for behaviour of the real API that nobody has confirmed:',
    ...rows,
  ].join('\n');
}

function parse(args: readonly string[]): Record<string, string | boolean | undefined> {
  const switches = switchNames().map(
    (name) => [optionOf(name), { type: isFlag(name) ? 'boolean' : 'string' }] as const,
  );
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(switches),
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readPort(text: string | boolean | undefined): number {
  if (text === undefined) return DEFAULT_SANDBOX_PORT;
  const port = Number(text);
  if (/^\d+$/.test(String(text)) && port <= 65535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not ${String(text)}.`);
}

function setSwitch<Name extends SwitchName>(
  switches: Draft,
  name: Name,
  choices: readonly SandboxSwitches[Name][],
  text: string,
): void {
  const choice = choices.find((known) => String(known) === text);
  if (choice === undefined) {
    throw new UsageError(`--${optionOf(name)} takes ${choices.map(String).join(' or ')}, not ${text}.`);
  }
  switches[name] = choice;
}

/** Undefined when none was named, so that a running sandbox with whatever switches is reused. */
function anyOf(switches: Draft): Draft | undefined {
  return Object.keys(switches).length > 0 ? switches : undefined;
}

function switchNames(): SwitchName[] {
  return Object.keys(switchTable).filter((name): name is SwitchName => name in switchTable);
}

function isFlag(name: SwitchName): boolean {
  return typeof switchTable[name].choices[0] === 'boolean';
}

function optionOf(name: SwitchName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
