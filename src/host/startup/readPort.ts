/** The port that a setting asks for; undefined when it is none that a program can be reached at. */
export function readPort(setting: unknown): number | undefined {
  return typeof setting === 'number' && Number.isInteger(setting) && setting >= 1 && setting <= 65_535
    ? setting
    : undefined;
}
