import { type Sandbox, startSandbox as startAnySandbox } from '../sandbox';
import { findExpectedRequest } from './expectRequest';
import type { TestSandbox, TestSandboxOptions } from './testApi';
import { AssertionError } from 'node:assert';
import type { RequestEntry } from '../publicApi';

// This file is the bundle of the package `wts-sandbox`; testApi.d.ts is its promise.
export { DEFAULT_SANDBOX_PORT, SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../account/identity';
export { SandboxControl } from '../server/control/sandboxControl';

export async function startSandbox(options: TestSandboxOptions = {}): Promise<TestSandbox> {
  const sandbox = await startAnySandbox({ port: 0, ...options, keepsAlive: false });
  // What others do to a shared one would make tests fail that are right.
  if (sandbox.reused)
    throw new Error(
      `A sandbox runs on port ${sandbox.port} already, started elsewhere. Leave the port out to get one of your own, ` +
        'or drive that one with new SandboxControl(port).',
    );
  return withExpectations(sandbox);
}

function withExpectations(sandbox: Sandbox): TestSandbox {
  return {
    ...sandbox,
    expectNoRemarks: (except = []) => {
      checkNoRemarks(sandbox.requests(), except);
    },
    expectRequest: (expected) => findExpectedRequest(sandbox.requests(), expected),
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

/** What a remark of the family `noted` tells is how a call ended, not what was wrong with it. */
const silent = new Set(['ignored', 'cleared', 'refused']);

/** @throws an AssertionError that tells each request with what the API would have done with it */
export function checkNoRemarks(requests: readonly RequestEntry[], except: readonly string[]): void {
  const told = requests.flatMap(({ method, path, query, status, remarks }) => {
    const wrong = remarks.filter(({ kind, family }) => silent.has(family) && !except.includes(kind));
    const lines = wrong.map(({ family, kind, text }) => `    ${family}: ${text} (${kind})`);
    return lines.length === 0 ? [] : [`  ${method} ${path}${query} answered ${status}`, ...lines];
  });
  if (told.length === 0) return;
  const message = `WTS Chat would not have done all that was asked for:\n${told.join('\n')}`;
  throw new AssertionError({ message, actual: told, expected: [], stackStartFn: checkNoRemarks });
}
