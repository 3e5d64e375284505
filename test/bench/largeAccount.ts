import { SANDBOX_KEY, startSandbox, type Sandbox } from '../../src/sandbox/sandbox';
import type { Row } from './table';

const [FEW, MANY] = [500, 50_000];
const TURNS = 5;

/** What calls cost in an account with a hundred times the contacts of another. */
export async function largeAccountRows(): Promise<Row[]> {
  // The first ones are slow wherever they go.
  await measure(FEW);
  const [small, large] = [await measure(FEW), await measure(MANY)];
  return (['page', 'batch'] as const).map((call) => ({
    what: `sandbox: ${NAMES[call]}, ${MANY} contacts against ${FEW}`,
    measured: `${large[call].toFixed(1)} ms, ${(large[call] / small[call]).toFixed(1)} times`,
    budget: '10 times',
  }));
}

const NAMES = { page: 'a page of 100', batch: 'a batch of 100 that are there' };

async function measure(count: number): Promise<{ page: number; batch: number }> {
  const contacts = Array.from({ length: count }, (_, number) => ({
    name: `Contato ${number}`,
    phoneNumber: phoneOf(number),
    createdAt: new Date(Date.UTC(2025, 0, 1) + ((number * 7919) % count) * 1000).toISOString(),
  }));
  const sandbox = await startSandbox({ port: 0, seed: { contacts } });
  // The last ones: whoever looks through all of them comes to these last.
  const items = contacts.slice(-100).map(({ phoneNumber }) => ({ phoneNumber, name: 'Bia' }));
  const body = JSON.stringify({ items, options: { upsert: true, upsertFields: ['Name'] } });
  const page = await median(() => ask(sandbox, 'GET', '/core/v1/contact?pageSize=100&IncludeDetails=Tags'));
  const batch = await median(() => ask(sandbox, 'POST', '/core/v2/contact/batch', body));
  await sandbox.close();
  return { page, batch };
}

function phoneOf(number: number): string {
  return `+55|119${String(60_000_000 + number)}`;
}

async function ask({ url }: Sandbox, method: string, path: string, body?: string): Promise<void> {
  const headers = { authorization: SANDBOX_KEY };
  const answer = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
  await answer.text();
  if (answer.status !== 200) throw new Error(`The sandbox answered ${answer.status}.`);
}

async function median(run: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const started = performance.now();
    await run();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(TURNS / 2)] ?? NaN;
}
