import { join } from 'node:path';
import { projectRoot } from '../../../support/projectRoot';
import { mustRun } from '../../../support/processes/runProcess';

describe('The OpenAPI document, as others read it', () => {
  it('has nothing that a linter of such documents objects to', async () => {
    const program = join(projectRoot, 'node_modules/@redocly/cli/bin/cli.js');
    const document = join(projectRoot, 'src/sandbox/contract/openapi.json');
    // The API itself has routes that are told apart by their words alone.
    const args = ['lint', document, '--skip-rule=no-ambiguous-paths', '--max-problems=20'];
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    await mustRun(process.execPath, [program, ...args], { env });
  });
});
