import fc from 'fast-check';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContactApi } from '../../../src/core/api/contactApi';
import { KEY_PLACEHOLDER } from '../../../src/core/request/plannedRequests';
import { REQUEST_FORMATS, type RequestFormat } from '../../../src/core/request/requestFormats';
import { saveContact } from '../../../src/core/saving/save';
import { type Sandbox, SAMPLE_CONTACT_ID as id, startSandbox } from '../../../src/sandbox/sandbox';
import { FaultyFront, type FrontRequest } from '../../support/faults/faultyFront';
import { findProgram } from '../../support/processes/programOnPath';
import { mustRun, runProcess } from '../../support/processes/runProcess';
import { type Edits, planned, hostileEdits, type LoadedContact, loadSample, textWith } from './plannedSaves';
import { tagId } from '../../../src/sandbox/account/seedIds';
import { HOSTILE_TEXTS } from './hostileTexts';

/** One tag comes and the others go: two requests. */
const TWO_REQUESTS: Edits = { name: 'Bia', tagIds: [tagId(2)] };

/** Every text once, in every place that takes text. */
const EVERY_TEXT: readonly Edits[] = HOSTILE_TEXTS.map((text) => ({
  name: text,
  annotation: `${text}${text}`,
  metadata: { [text]: text },
  tagIds: [tagId(2)],
}));

describe('A copied request, run', function () {
  let sandbox: Sandbox;
  let front: FaultyFront;
  let folder: string;
  let loaded: LoadedContact;

  before(async () => {
    sandbox = await startSandbox({ port: 0 });
    front = await FaultyFront.start(sandbox.url);
    folder = await mkdtemp(join(tmpdir(), 'wts-request-'));
    loaded = await loadSample(connect());
  });
  after(async () => {
    await front.close();
    await sandbox.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    front.fault = () => undefined;
  });

  const connect = () => createContactApi({ baseUrl: front.url, key: sandbox.key, environment: 'sandbox' });
  const environment = (key: string) => ({
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    LC_ALL: 'C.UTF-8',
    WTS_API_KEY: key,
  });

  /** What reaches the server that changes something, while `task` runs. */
  async function writesDuring(task: () => Promise<unknown>): Promise<FrontRequest[]> {
    const before = front.requests.length;
    await task();
    return front.requests.slice(before).filter(({ method }) => method !== 'GET');
  }

  /** What a save of each edit sends, and the same edits as copied requests. */
  async function saveAndCopy(edits: readonly Edits[], format: RequestFormat, key: string) {
    const target = { baseUrl: front.url, key };
    const scripts: string[] = [];
    const sent = await writesDuring(async () => {
      for (const edit of edits) {
        const text = textWith(loaded, edit);
        const requests = planned(loaded, text, target);
        if (requests.length === 0) continue;
        await sandbox.reset();
        scripts.push(REQUEST_FORMATS[format](requests));
        const { base, accountLists } = loaded;
        const outcome = await saveContact(connect(), { id, baseline: base, text, lists: accountLists });
        assert.equal(outcome.kind, 'saved');
      }
    });
    return { sent, scripts };
  }

  async function runBash(scripts: readonly string[], key = sandbox.key): Promise<void> {
    const file = join(folder, 'requests.sh');
    await writeFile(file, scripts.map((script) => `${script}echo\n`).join(''));
    await mustRun('bash', [file], { env: environment(key) });
  }

  async function runNode(scripts: readonly string[], key = sandbox.key): Promise<void> {
    const file = join(folder, 'requests.mjs');
    await writeFile(file, scripts.map((script) => `{\n${script}}\n`).join(''));
    await mustRun(process.execPath, [file], { env: environment(key) });
  }

  async function runPowerShell(scripts: readonly string[], key = sandbox.key): Promise<void> {
    const file = join(folder, 'requests.ps1');
    await writeFile(file, scripts.join(''));
    await mustRun('pwsh', ['-NoProfile', '-File', file], { env: environment(key) });
  }

  const runners = [
    {
      format: 'curlBash',
      name: 'cURL for bash',
      run: runBash,
      needs: ['bash', 'curl'],
      body: (sent: string) => sent,
    },
    { format: 'fetch', name: 'fetch', run: runNode, needs: [], body: (sent: string) => sent },
    {
      format: 'curlPowerShell',
      name: 'cURL for PowerShell',
      run: runPowerShell,
      needs: ['pwsh', 'curl'],
      body: (sent: string): unknown => JSON.parse(sent),
    },
  ] as const;

  for (const { format, name, run, needs, body } of runners) {
    const missing = needs.filter((program) => findProgram(program) === undefined);
    const skipped = missing.length === 0 ? '' : ` (skipped: no ${missing.join(', no ')} on this machine)`;
    describe(`as ${name}${skipped}`, () => {
      before(function () {
        if (missing.length > 0) this.skip();
      });

      const essence = (requests: readonly FrontRequest[]) =>
        requests.map(({ method, path, headers, body: sent }) => {
          const { accept, authorization } = headers;
          return { method, path, accept, authorization, type: headers['content-type'], body: body(sent) };
        });

      async function sendsTheSame(edits: readonly Edits[], key: string): Promise<number> {
        const { sent, scripts } = await saveAndCopy(edits, format, key);
        const copied = await writesDuring(() => run(scripts));
        assert.deepEqual(essence(copied), essence(sent));
        return sent.length;
      }

      it('sends what Save sends for every text that means something somewhere', async () => {
        const count = await sendsTheSame(EVERY_TEXT, KEY_PLACEHOLDER);
        assert.ok(count >= EVERY_TEXT.length, 'most edits are sent');
      });

      it('sends what Save sends, whatever the contact is edited to', async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(hostileEdits, { minLength: 8, maxLength: 8 }), (edits) =>
            sendsTheSame(edits, KEY_PLACEHOLDER).then(() => undefined),
          ),
          { numRuns: 3 },
        );
      });

      it('works with the key in it and no variable set', async () => {
        const { sent, scripts } = await saveAndCopy([TWO_REQUESTS], format, sandbox.key);
        assert.equal(sent.length, 2);
        const copied = await writesDuring(() => run(scripts, ''));
        assert.deepEqual(essence(copied), essence(sent));
      });

      it('sends no second request when the first has failed', async () => {
        const { scripts } = await saveAndCopy([TWO_REQUESTS], format, KEY_PLACEHOLDER);
        front.fault = () => ({ status: 500, body: '{}' });
        const copied = await writesDuring(() => run(scripts).catch(() => undefined));
        assert.match(scripts.join(''), /\/tags\b/);
        assert.deepEqual(
          copied.map(({ method }) => method),
          ['PUT'],
        );
      });
    });
  }

  it('as cURL for bash sends a body that no argument could hold', async () => {
    const edits = [{ name: 'Bia', annotation: `'${'ã'.repeat(100_000)}'`, tagIds: [] }];
    const { sent, scripts } = await saveAndCopy(edits, 'curlBash', KEY_PLACEHOLDER);
    const copied = await writesDuring(() => runBash(scripts));
    assert.equal(copied[0]?.body, sent[0]?.body);
  });

  it('as cURL for bash sends nothing and names the variable when the key is not set', async () => {
    const { scripts } = await saveAndCopy([TWO_REQUESTS], 'curlBash', KEY_PLACEHOLDER);
    const copied = await writesDuring(async () => {
      const { code, output } = await runProcess('bash', ['-c', scripts.join('')], { env: environment('') });
      assert.notEqual(code, 0);
      assert.match(output, /WTS_API_KEY/);
    });
    assert.deepEqual(copied, []);
  });
});
