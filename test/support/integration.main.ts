// Runs the integration tests inside VS Code: `npm run integration [-- <version>]`;
// WTS_TESTS_ONLY=saving,undo chooses files.
import { join } from 'node:path';
import { findVscodeVersion, vscodeVersions } from './vscode/npmVscode';
import { projectRoot } from './projectRoot';
import { runInVscode } from './vscode/vscodeTests';

const given = process.argv[2] ?? vscodeVersions[0];
const version = findVscodeVersion(given);
if (version === undefined) {
  console.error(`VS Code ${given} is not known: give one of ${vscodeVersions.join(', ')}.`);
  process.exit(1);
}

runInVscode({ version, tests: join(projectRoot, 'out/integration/index.js') }).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
