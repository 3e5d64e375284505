import type { FaultOrder, SandboxSwitches } from '../publicApi';
import { parseArgs } from 'node:util';
import type { Action } from './cliActions';
import { isFlag, optionOf, switchNames } from './cliSwitches';
import { FaultOrderError } from '../faults/faultOrder';
import { faultText } from '../faults/faultText';
import { DEFAULT_SANDBOX_PORT } from '../account/identity';
import { switchTable } from '../account/switches';

export interface StartOptions {
  readonly kind: 'start';
  readonly port: number;
  readonly switches: Partial<SandboxSwitches> | undefined;
  readonly seed?: string;
  readonly persist?: string;
  readonly webhooks?: readonly string[];
  readonly allowedOrigins?: readonly string[];
  readonly allowedHosts?: readonly string[];
  readonly faults?: readonly FaultOrder[];
  readonly isQuiet?: boolean;
}

interface ActionOptions {
  readonly kind: 'action';
  readonly port: number;
  readonly action: Action;
}

type CliOptions = { readonly kind: 'help' } | ActionOptions | StartOptions;

const ACTIONS = ['reset', 'export', 'import', 'add-fault', 'list-faults', 'no-faults'] as const;

/** The command line is wrong; the message says how. */
export class UsageError extends Error {}

type Draft = { -readonly [Name in keyof SandboxSwitches]?: SandboxSwitches[Name] };

/** Throws a UsageError for an unknown option, for a value that the option does not take, and for too much at once. */
export function parseCliOptions(args: readonly string[]): CliOptions {
  const { values, switchValues } = parse(args);
  if (values.help === true) return { kind: 'help' };
  const port = readPort(values.port);
  const action = readAction(values);
  if (action !== undefined) return { kind: 'action', port, action };
  const [seed, persist] = (['seed', 'persist'] as const).map((name) => readPath(name, values[name]));
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
    ...(values['allow-origin'] && { allowedOrigins: values['allow-origin'] }),
    ...(values['allow-host'] && { allowedHosts: values['allow-host'] }),
    ...(values.fault && { faults: readFaults('fault', values.fault) }),
    ...(values.quiet === true && { isQuiet: true }),
  };
}

const STRING = { type: 'string' } as const;
const STRINGS = { type: 'string', multiple: true } as const;

function parse(args: readonly string[]) {
  const switches = switchNames().map(
    (name) => [optionOf(name), { type: isFlag(name) ? 'boolean' : 'string' }] as const,
  );
  try {
    const { values } = parseArgs({
      args: withOptionalFile(args),
      options: {
        ...Object.fromEntries(switches),
        port: STRING,
        seed: STRING,
        persist: STRING,
        webhook: STRINGS,
        'allow-origin': STRINGS,
        'allow-host': STRINGS,
        fault: STRINGS,
        reset: { type: 'boolean' },
        export: STRING,
        import: STRING,
        'add-fault': STRINGS,
        'list-faults': { type: 'boolean' },
        'no-faults': { type: 'boolean' },
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

/** `parseArgs` knows no option whose value may be left out. */
function withOptionalFile(args: readonly string[]): string[] {
  return args.map((arg, index) => {
    const next = args[index + 1];
    return arg === '--export' && (next === undefined || next.startsWith('-')) ? '--export=' : arg;
  });
}

type Values = ReturnType<typeof parse>['values'];

/** What is done with a running sandbox; undefined when one is to be started. */
function readAction(values: Values): Action | undefined {
  const [name, ...others] = ACTIONS.filter((known) => known in values);
  if (name === undefined) return undefined;
  const [other] = [...others, ...Object.keys(values).filter((given) => given !== name && given !== 'port')];
  if (other !== undefined) {
    throw new UsageError(
      `--${name} is for a sandbox that runs already, and it cannot be given with --${other}. Give one of them.`,
    );
  }
  switch (name) {
    case 'reset':
      return { kind: 'reset' };
    case 'export':
      return { kind: 'export', file: values.export === '' ? undefined : values.export };
    case 'import':
      return { kind: 'import', file: readPath(name, values.import) ?? '' };
    case 'add-fault':
      return { kind: 'addFault', faults: readFaults(name, values[name] ?? []) };
    case 'list-faults':
      return { kind: 'listFaults' };
    case 'no-faults':
      return { kind: 'noFaults' };
  }
}

function readPath(option: string, path: string | undefined): string | undefined {
  if (path === '') throw new UsageError(`--${option} takes the path of a file.`);
  return path;
}

function readFaults(option: string, texts: readonly string[]): FaultOrder[] {
  try {
    return texts.map((text) => faultText.parse(text));
  } catch (error) {
    throw error instanceof FaultOrderError ? new UsageError(`--${option}: ${error.message}`) : error;
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SANDBOX_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not ${text}.`);
}

function setSwitch<Name extends keyof SandboxSwitches>(
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
