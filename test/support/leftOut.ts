/** Names the files of tests in VS Code that are left out, as in `faults,lists`. */
export const leftOutVariable = 'WTS_TESTS_LEFT_OUT';

/** Names the only files of tests in VS Code that are run, in the same way. */
export const onlyVariable = 'WTS_TESTS_ONLY';

/** The endings of the files that this run leaves out. */
export function leftOut(): string[] {
  return endingsIn(leftOutVariable);
}

/** The endings of the files that this run is about; none for all. */
export function onlyThese(): string[] {
  return endingsIn(onlyVariable);
}

function endingsIn(variable: string): string[] {
  return (process.env[variable] ?? '').split(',').filter((name) => name !== '');
}
