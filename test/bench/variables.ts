/** Names the extensions to activate, separated by commas. */
export const idsVariable = 'WTS_BENCH_EXTENSIONS';

/** Names the file that receives what each took, as JSON. */
export const resultVariable = 'WTS_BENCH_RESULT';
