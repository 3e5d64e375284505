/** Names the files of tests in VS Code that are left out, as in `faults,lists`. */
export const leftOutVariable = 'WTS_TESTS_LEFT_OUT';

/** The endings of the files that this run leaves out. */
export function leftOut(): string[] {
  const names = (process.env[leftOutVariable] ?? '').split(',').filter((name) => name !== '');
  return names.map((name) => `${name}.test.js`);
}

/** Names the one file of tests in VS Code that is run. */
export const onlyVariable = 'WTS_TESTS_ONLY';

/** The ending of the files that this run takes. */
export function endingOfRun(): string {
  return `${process.env[onlyVariable] ?? ''}.test.js`;
}
