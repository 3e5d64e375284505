/**
 * What waits for a thing goes on at once when it is there. These end what hangs, so a machine with twice as much to do
 * as it can must not reach them: VS Code 1.139 takes ten seconds there to answer the first change of a setting.
 */
export const PATIENCE_MS = 60_000;

/** For one test or hook of each floor. */
export const TEST_MS = { node: 120_000, form: 120_000, vscode: 120_000, clicks: 240_000, projects: 300_000 };
