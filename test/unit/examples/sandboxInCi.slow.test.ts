import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { delimiter, join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { temporaryFolder } from '../../support/processes/cleanup';
import { freePort } from '../../support/processes/freePort';
import { projectRoot } from '../../support/projectRoot';

const folder = join(projectRoot, 'examples/sandbox-in-ci');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('the sandbox as a service', () => {
  const dockerfile = read('Dockerfile');
  const instructions = dockerfile
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ')[0]);

  it('has a Dockerfile in which a linter finds nothing, that takes the version of this project and is not run as root', () => {
    assert.deepEqual(validate(dockerfile), []);
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      version: string;
    };
    assert.match(dockerfile, new RegExp(`wts-sandbox@${version.replaceAll('.', '\\.')}\n`));
    assert.match(dockerfile, /^FROM node:\d+-alpine$/m);
    assert.match(dockerfile, /^USER node$/m);
    for (const needed of ['EXPOSE', 'HEALTHCHECK', 'ENTRYPOINT'])
      assert.ok(instructions.includes(needed), needed);
  });

  it('has a workflow whose service listens where its steps look', () => {
    const { jobs } = parse(read('github-actions.yml')) as {
      jobs: { test: { services: { wts: { ports: string[] } }; env: { WTS_BASE_URL: string } } };
    };
    const [port] = jobs.test.services.wts.ports;
    assert.equal(port, '7417:7417');
    assert.equal(jobs.test.env.WTS_BASE_URL, 'http://localhost:7417');
  });

  it('forwards to a sandbox that itself listens on 127.0.0.1 alone, and ends with it', async function () {
    // Another address of this machine stands for that of the container.
    if (process.platform !== 'linux') this.skip();
    const port = await freePort();
    const temporary = temporaryFolder('bin');
    const program = join(temporary.path, 'wts-sandbox');
    const bundle = join(projectRoot, 'dist/wts-sandbox/wts-sandbox.js');
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${bundle}" "$@"\n`);
    chmodSync(program, 0o755);
    const PATH = `${temporary.path}${delimiter}${process.env['PATH'] ?? ''}`;
    const env = { ...process.env, PATH, FORWARD_FROM: '127.0.0.2', PORT: String(port) };
    const child = spawn(process.execPath, [join(folder, 'forward.mjs'), '--quiet'], { env });
    try {
      const output = await outputUntil(child.stdout, [`Forwards 127.0.0.2:${port}.`, 'Address:']);
      assert.ok(output.includes(`http://127.0.0.1:${port}`));
      // As a client calls it that sees the container's port as one of its own machine.
      const headers = { host: `localhost:${port}` };
      const [answer] = (await once(
        get({ host: '127.0.0.2', port, path: '/sandbox/about', headers }),
        'response',
      )) as [IncomingMessage];
      answer.resume();
      assert.equal(answer.statusCode, 200);
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
      temporary.remove();
    }
  });
});

async function outputUntil(stream: NodeJS.ReadableStream, parts: readonly string[]): Promise<string> {
  let output = '';
  for await (const chunk of stream) {
    output += String(chunk);
    if (parts.every((part) => output.includes(part))) return output;
  }
  return assert.fail(`It ended before it was ready:\n${output}`);
}
