import assert from 'node:assert/strict';
import { type AgentAnswer, callAgentTool } from '../../../src/agent/agent';
import type { AgentToolName } from '../../../src/agent/toolTable';
import type { SandboxOptions } from '../../../src/sandbox/state/sandboxOptions';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox';
import { chooseAccount } from '../../../src/tools/account';
import { commandLinePlace } from '../../../src/tools/mcp/commandLinePlace';

/** A call of a tool whose answer must be none of an error. */
export function dataOf({ text, isError }: AgentAnswer): unknown {
  assert.equal(isError, false, text);
  return fencedData(text);
}

/** What stands in the fence; undefined for an answer without. */
export function fencedData(text: string): unknown {
  const [, mark = '', data = ''] = /\n<(data-[0-9a-f]{18})>\n([\s\S]*)\n<\/\1>$/.exec(text) ?? [];
  assert.ok(
    mark === '' || text.split(mark).length === 3,
    'the mark stands at the beginning and at the end alone',
  );
  return data === '' ? undefined : JSON.parse(data);
}

/** Our own words of an answer, without what others wrote. */
export function wordsOf({ text }: AgentAnswer): string {
  return text.replace(/\n<(data-[0-9a-f]{18})>\n[\s\S]*$/, '');
}

/** The tools as on a command line, with a sandbox of the test's own. */
export function useAgent(seed?: SandboxOptions['seed']) {
  let sandbox: Sandbox;
  const log: string[] = [];
  before(async () => (sandbox = await startSandbox({ port: 0, ...(seed !== undefined && { seed }) })));
  beforeEach(async () => {
    await sandbox.reset();
    log.length = 0;
  });
  after(() => sandbox.close());
  const placeAt = (WTS_BASE_URL: string, WTS_API_KEY = sandbox.key) =>
    commandLinePlace(chooseAccount({ baseUrl: undefined, env: { WTS_BASE_URL, WTS_API_KEY } }), (line) => {
      log.push(line);
    });
  const place = { url: '', made: undefined as ReturnType<typeof placeAt> | undefined };
  const placeOf = () => {
    if (place.url !== sandbox.url || place.made === undefined)
      place.made = placeAt((place.url = sandbox.url));
    return place.made;
  };
  return {
    call: (tool: AgentToolName, input: object) => callAgentTool(tool, input, placeOf()),
    placeAt,
    log,
    sandbox: () => sandbox,
    /** What was written since the last reset. */
    writes: () =>
      sandbox.requests().filter(({ method, path }) => method !== 'GET' && !path.endsWith('/filter')),
  };
}
