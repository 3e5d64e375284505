import type { SandboxSwitches } from '../publicApi';
import { switchTable } from '../account/switches';

export function switchNames(): (keyof SandboxSwitches)[] {
  return Object.keys(switchTable).filter((name): name is keyof SandboxSwitches => name in switchTable);
}

/** A switch that is on or off takes no value on the command line. */
export function isFlag(name: keyof SandboxSwitches): boolean {
  return typeof switchTable[name].choices[0] === 'boolean';
}

export function optionOf(name: keyof SandboxSwitches): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
