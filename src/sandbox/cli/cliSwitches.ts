import { type SwitchName, switchTable } from '../account/switches';

export function switchNames(): SwitchName[] {
  return Object.keys(switchTable).filter((name): name is SwitchName => name in switchTable);
}

/** A switch that is on or off takes no value on the command line. */
export function isFlag(name: SwitchName): boolean {
  return typeof switchTable[name].choices[0] === 'boolean';
}

export function optionOf(name: SwitchName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
