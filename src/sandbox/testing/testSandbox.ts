import { type Sandbox, startSandbox as startAnySandbox } from '../sandbox';
import { checkNoRemarks } from './expectNoRemarks';
import { findExpectedRequest } from './expectRequest';
import type { TestSandbox, TestSandboxOptions } from './testApi';

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
