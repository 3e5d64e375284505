import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { FaultOrder } from '../../../src/sandbox/publicApi';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox';

describe('The example that tags new contacts', () => {
  let folder: string;
  let receiver: ChildProcess | undefined;
  let sandbox: Sandbox | undefined;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wts-example-'));
    await build({
      entryPoints: [resolve('examples/tag-new-contacts/tagNewContacts.ts')],
      ...{ platform: 'node', format: 'cjs', outfile: join(folder, 'example.js') },
    });
  });
  afterEach(async () => {
    receiver?.kill();
    await sandbox?.close();
  });
  after(() => rm(folder, { recursive: true }));

  /** Starts sandbox and example as its README does, creates a contact and gives what the example says of it. */
  async function run({
    tag,
    faults = [],
  }: {
    readonly tag?: string;
    readonly faults?: readonly FaultOrder[];
  }) {
    sandbox = await startSandbox({ port: 0, faults });
    const child = spawn(process.execPath, [join(folder, 'example.js')], {
      env: {
        ...process.env,
        PORT: '0',
        WTS_API_URL: sandbox.url,
        ...(tag === undefined ? {} : { TAG: tag }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    receiver = child;
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    while (!printed.includes('\n')) await once(child.stdout, 'data');
    const api = async (path: string, body: object) => {
      const headers = { authorization: `Bearer ${sandbox?.key ?? ''}` };
      const answer = await fetch(sandbox!.url + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return (await answer.json()) as { id: string };
    };
    const url = `http://127.0.0.1:${/"port":(\d+)/.exec(printed)?.[1] ?? ''}/`;
    await api('/core/v1/webhook/subscription', {
      name: 'example',
      url,
      events: ['CONTACT_NEW', 'CONTACT_UPDATE'],
    });
    const { id } = await api('/core/v1/contact', { name: 'Bia Lima' });
    while (!printed.includes(id)) await once(child.stdout, 'data');
    return { id, printed };
  }

  const tagsOf = (id: string) => sandbox?.contact(id)?.tagIds.length;

  it('tags a contact that was created', async () => {
    const { id, printed } = await run({});
    assert.match(printed, new RegExp(`${id} has the tag Lead quente`));
    assert.equal(tagsOf(id), 1);
  });

  it('notices a 200 that wrote nothing, and the sandbox says why', async () => {
    const { id, printed } = await run({ tag: 'Nope' });
    assert.match(printed, new RegExp(`${id} did not get the tag Nope`));
    assert.equal(tagsOf(id), 0);
    const [why] = sandbox?.requests().find(({ path }) => path.endsWith('/tags'))?.ignored ?? [];
    assert.equal(
      why,
      '"Nope" in tagNames was dropped: the account has none like it. GET /core/v1/tag lists what it has.',
    );
  });

  it('tags the contact after all when the API failed at first, because the webhook comes again', async () => {
    const { id } = await run({ faults: [{ kind: 'serverError', times: 1, path: '*/tags' }] });
    assert.equal(tagsOf(id), 1);
    const [row] = (await sandbox?.control.deliveries()) ?? [];
    assert.equal(row?.tries, 2);
  });
});
