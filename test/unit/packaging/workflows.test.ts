import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../support/projectRoot';

interface WorkflowStep {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly 'runs-on': string;
  readonly needs?: string | string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly WorkflowStep[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
}

interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(projectRoot, '.github/workflows');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const workflow = (name: string): Workflow => parse(read(name)) as Workflow;
const needs = (job: Job | undefined): string[] => [job?.needs ?? []].flat();
const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

describe('the workflows', () => {
  for (const name of readdirSync(folder)) {
    it(`of ${name} run scripts that the project has, with rights for each job that needs more than reading`, () => {
      const { jobs, permissions } = workflow(name);
      assert.deepEqual(permissions, { contents: 'read' });
      for (const { steps } of Object.values(jobs)) {
        for (const [, script = ''] of steps.flatMap(({ run = '' }) => [...run.matchAll(/npm run ([\w:]+)/g)]))
          assert.ok(script in scripts, script);
        for (const { uses } of steps) if (uses !== undefined) assert.match(uses, /^[\w-]+\/[\w-]+@v\d+$/);
      }
    });

    it(`of ${name} wait for jobs that there are`, () => {
      const { jobs } = workflow(name);
      for (const job of Object.values(jobs)) for (const need of needs(job)) assert.ok(need in jobs, need);
    });

    it(`of ${name} hold no secret: at most they name one of a protected environment`, () => {
      const { jobs } = workflow(name);
      const secrets = Object.values(jobs).filter((job) => JSON.stringify(job).includes('secrets.'));
      for (const { environment } of secrets) assert.ok(environment !== undefined);
      assert.doesNotMatch(read(name), /(?:token|password|pat|key): *['"]?[A-Za-z\d+/=_-]{20,}/i);
    });
  }

  it('check every change on Linux, Windows and macOS, with each node that the sandbox promises', () => {
    const matrix = workflow('ci.yml').jobs['check']?.strategy?.matrix;
    assert.deepEqual(matrix, {
      os: ['ubuntu-latest', 'windows-latest', 'macos-latest'],
      node: [20, 22, 24],
    });
  });

  it('release only what was tested and packed as a release, with provenance', () => {
    const { on, jobs } = workflow('release.yml');
    assert.deepEqual(on, { push: { tags: ['v*'] } });
    const { test, package: pack, ...publishing } = jobs;
    assert.ok(test?.steps.some(({ run }) => run === 'npm test'));
    assert.deepEqual(needs(pack), ['test']);
    assert.ok(pack);
    assert.ok(pack.steps.some(({ run }) => run?.startsWith('npm run package -- --release') === true));
    assert.ok(pack.steps.some(({ uses }) => uses?.startsWith('actions/attest-build-provenance@') === true));
    assert.deepEqual(Object.keys(publishing), ['marketplace', 'openvsx', 'npm', 'github']);
    const direct = Object.entries(publishing).filter(([name]) => name !== 'github');
    for (const [name, job] of direct) assert.deepEqual(needs(job), ['package'], name);
    assert.match(JSON.stringify(publishing['npm']), /npm publish .*--provenance/);
    assert.equal(publishing['npm']?.permissions?.['id-token'], 'write');
  });
});
