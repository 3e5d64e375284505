// What the package `wts-sandbox` promises to tests, besides what every sandbox does.
/// <reference lib="esnext.disposable" />
import type { Json, RequestEntry, Sandbox, SandboxOptions } from '../publicApi.js';

export type * from '../publicApi.js';
export { DEFAULT_SANDBOX_PORT, SAMPLE_CONTACT_ID, SANDBOX_KEY, SandboxControl } from '../publicApi.js';

/** As for every sandbox; without a port it takes any free one, so that test files can run side by side. */
export type TestSandboxOptions = Omit<SandboxOptions, 'port'> & { readonly port?: number };

export interface ExpectedRequest {
  /** In any case. */
  readonly method: string;
  /** Without the query, where `*` stands for any characters: `/core/v2/contact/*`. */
  readonly path: string;
  /** What must be in the JSON body: of an object these keys, which may be among others; of a list all of it. */
  readonly body?: Json;
}

export interface TestSandbox extends Sandbox {
  /**
   * Fails when, since the start or the last reset, a request held what the API ignores or clears without saying so, or
   * what it refuses: with each request and the reason.
   * @param except kinds of remarks that this test means to cause
   */
  expectNoRemarks(except?: readonly string[]): void;
  /** Gives the latest request of this kind; fails, with those that came, when there is none. */
  expectRequest(expected: ExpectedRequest): RequestEntry;
  /** Closes it, for `await using sandbox = await startSandbox()`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a WTS account of one's own on this machine. Close it after the tests; one that is forgotten keeps no process
 * alive.
 *
 *     const sandbox = await startSandbox({ seed: { contacts: [{ name: 'Ana', tagNames: ['VIP'] }] } });
 *     // … run the integration against sandbox.url with sandbox.key …
 *     sandbox.expectNoRemarks();
 *     await sandbox.close();
 *
 * Rejects when it cannot have the port, and says what is wrong with the options; of a seed also the line.
 */
export function startSandbox(options?: TestSandboxOptions): Promise<TestSandbox>;
