import { isFlag, optionOf, switchNames } from './cliSwitches';
import { faultText } from '../faults/faultText';
import { DEFAULT_SANDBOX_PORT } from '../account/identity';
import { switchTable } from '../account/switches';

const OPTIONS = [
  ['--port N', `The port on 127.0.0.1; ${DEFAULT_SANDBOX_PORT} by default, 0 for any free one.`],
  ['--seed FILE', 'Begins with the account in this JSON file; a part that is left out is the built-in one.'],
  ['--persist FILE', 'Keeps the account in this file, so that it is there again after a restart.'],
  [
    '--webhook URL',
    'Posts changes of contacts to this URL of this machine, besides the subscriptions of the account. May be given more than once.',
  ],
  [
    '--allow-origin ORIGIN',
    'Answers to web pages of this origin, such as http://localhost:5173. May be given more than once.',
  ],
  [
    '--allow-host NAME',
    'Answers to requests sent to this name, such as host.docker.internal. May be given more than once.',
  ],
  ['--fault FAULT', 'Begins with a fault, see below. May be given more than once.'],
  ['--quiet, -q', 'Does not log requests.'],
  ['--help, -h', 'Shows this.'],
] as const;

const ACTIONS = [
  ['--reset', 'Brings it back to how it was started.'],
  ['--export [FILE]', 'Writes its account into a file, as a seed file; prints it when there is no FILE.'],
  ['--import FILE', 'Gives it the account in this seed file.'],
  ['--add-fault FAULT', 'Switches a fault on, see below. May be given more than once.'],
  ['--list-faults', 'Prints the faults that are on.'],
  ['--no-faults', 'Switches all faults off.'],
] as const;

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
    ...explained(OPTIONS),
    '',
    'With a sandbox that runs on the port already:',
    ...explained(ACTIONS),
    '',
    'Faults, for the next requests or until the sandbox ends; each may also have times=N, method=PUT and path=/core/v2/*:',
    ...faultText.usage(),
    '',
    'Switches, for behaviour of the real API that nobody has confirmed:',
    ...rows,
  ].join('\n');
}

function explained(rows: readonly (readonly [string, string])[]): string[] {
  return rows.flatMap(([option, meaning]) => [`  ${option}`, `      ${meaning}`]);
}
