import { parseArgs } from 'node:util';
import { FaultOrderError, type FaultOrder } from './faultOnDemand/faultOrder';
import { faultUsage, parseFaultText } from './faultOnDemand/faultText';
import { DEFAULT_SANDBOX_PORT } from './identity';
import { type SandboxSwitches, type SwitchName, switchTable } from './switches';

export interface StartOptions {
  readonly kind: 'start';
  readonly port: number;
  readonly switches: Partial<SandboxSwitches> | undefined;
  readonly seed?: string;
  readonly persist?: string;
  readonly webhooks?: readonly string[];
  readonly faults?: readonly FaultOrder[];
  readonly isQuiet?: boolean;
}

const ACTIONS = ['reset', 'export', 'import'] as const;

/** Something to do with the sandbox that runs on the port. */
export interface ControlOptions {
  readonly kind: (typeof ACTIONS)[number];
  readonly port: number;
  /** The path of the file to import. */
  readonly file?: string;
}

export type CliOptions = { readonly kind: 'help' } | ControlOptions | StartOptions;

/** The command line is wrong; the message says how. */
export class UsageError extends Error {}

const OPTIONS = [
  ['--port N', `The port on 127.0.0.1; ${DEFAULT_SANDBOX_PORT} by default, 0 for any free one.`],
  ['--seed FILE', 'Begins with the account in this JSON file; a part that is left out is the built-in one.'],
  ['--persist FILE', 'Keeps the account in this file, so that it is there again after a restart.'],
  [
    '--webhook URL',
    'Posts changes of contacts to this URL of this machine, besides the subscriptions of the account. May be given more than once.',
  ],
  ['--fault FAULT', 'Switches a fault on, see below. May be given more than once.'],
  ['--reset', 'Brings the sandbox that runs on the port back to how it was started.'],
  ['--export', 'Prints the account of the sandbox that runs on the port, as a seed file.'],
  ['--import FILE', 'Gives the sandbox that runs on the port the account in this seed file.'],
  ['--quiet, -q', 'Does not log requests.'],
  ['--help, -h', 'Shows this.'],
] as const;

type Draft = { -readonly [Name in SwitchName]?: SandboxSwitches[Name] };

/** Throws a UsageError for an unknown option, for a value that the option does not take, and for too much at once. */
export function parseCliOptions(args: readonly string[]): CliOptions {
  const { values, switchValues } = parse(args);
  if (values.help === true) return { kind: 'help' };
  const port = readPort(values.port);
  const [seed, persist, file] = (['seed', 'persist', 'import'] as const).map((name) =>
    readPath(name, values[name]),
  );
  const action = readAction(values);
  if (action !== undefined) return { kind: action, port, ...(file !== undefined && { file }) };
  const switches: Draft = {};
  for (const name of switchNames()) {
    const value = switchValues[optionOf(name)];
    if (value !== undefined) setSwitch(switches, name, switchTable[name].choices, value.toString());
  }
  return {
    kind: 'start',
    port,
    switches: anyOf(switches),
    ...(seed !== undefined && { seed }),
    ...(persist !== undefined && { persist }),
    ...(values.webhook && { webhooks: values.webhook }),
    ...(values.fault && { faults: values.fault.map(readFault) }),
    ...(values.quiet === true && { isQuiet: true }),
  };
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
    ...OPTIONS.flatMap(([option, meaning]) => [`  ${option}`, `      ${meaning}`]),
    '',
    'Faults, for the next requests or until the sandbox ends; each may also have times=N, method=PUT and path=/core/v2/*:',
    ...faultUsage(),
    '',
    'Switches, for behaviour of the real API that nobody has confirmed:',
    ...rows,
  ].join('\n');
}

const STRING = { type: 'string' } as const;

function parse(args: readonly string[]) {
  const switches = switchNames().map(
    (name) => [optionOf(name), { type: isFlag(name) ? 'boolean' : 'string' }] as const,
  );
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(switches),
        port: STRING,
        seed: STRING,
        persist: STRING,
        webhook: { type: 'string', multiple: true },
        fault: { type: 'string', multiple: true },
        reset: { type: 'boolean' },
        export: { type: 'boolean' },
        import: STRING,
        quiet: { type: 'boolean', short: 'q' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const switchValues: Readonly<Record<string, string | boolean | string[] | undefined>> = values;
    return { values, switchValues };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** What is done with a running sandbox; undefined when one is to be started. */
function readAction(values: object): ControlOptions['kind'] | undefined {
  const [action, ...others] = ACTIONS.filter((name) => name in values);
  if (action === undefined) return undefined;
  const [other] = [...others, ...Object.keys(values).filter((name) => name !== action && name !== 'port')];
  if (other === undefined) return action;
  throw new UsageError(
    `--${action} is for a sandbox that runs already, and it cannot be given with --${other}. Give one of them.`,
  );
}

function readPath(option: string, path: string | undefined): string | undefined {
  if (path === '') throw new UsageError(`--${option} takes the path of a file.`);
  return path;
}

function readFault(text: string): FaultOrder {
  try {
    return parseFaultText(text);
  } catch (error) {
    throw error instanceof FaultOrderError ? new UsageError(`--fault: ${error.message}`) : error;
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SANDBOX_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not ${text}.`);
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
