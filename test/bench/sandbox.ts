import { Agent, request } from 'node:http';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY, startSandbox, type Sandbox } from '../../src/sandbox/sandbox';
import type { Row } from './table';

const STARTS = 20;
const REQUESTS = 4000;
const CONNECTIONS = 8;

/** How fast the sandbox is, with its journal on: one process asks and answers. */
export async function sandboxRows(): Promise<Row[]> {
  const starts: number[] = [];
  for (let count = 0; count < STARTS; count += 1) {
    const started = performance.now();
    const sandbox = await startSandbox({ port: 0 });
    starts.push(performance.now() - started);
    await sandbox.close();
  }
  const sandbox = await startSandbox({ port: 0 });
  const path = `contact/${SAMPLE_CONTACT_ID}`;
  const details = 'IncludeDetails=Tags&IncludeDetails=CustomFields&IncludeDetails=Portfolios';
  const reads = await requestsPerSecond(sandbox, 'GET', `/core/v1/${path}?${details}`);
  const body = JSON.stringify({ fields: ['Name', 'Metadata'], name: 'Bia', metadata: { crmId: '1' } });
  const writes = await requestsPerSecond(sandbox, 'PUT', `/core/v2/${path}`, body);
  await sandbox.close();
  const median = starts.sort((a, b) => a - b)[STARTS / 2] ?? NaN;
  return [
    { what: `sandbox: start, median of ${STARTS}`, measured: `${median.toFixed(2)} ms`, budget: '' },
    { what: 'sandbox: GET of a contact', measured: `${reads.toFixed(0)} a second`, budget: '1000 a second' },
    { what: 'sandbox: PUT of a contact', measured: `${writes.toFixed(0)} a second`, budget: '1000 a second' },
  ];
}

async function requestsPerSecond(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: string,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const headers = { authorization: SANDBOX_KEY };
      const sent = request(
        { host: '127.0.0.1', port: sandbox.port, method, path, headers, agent },
        (answer) => {
          answer.resume().on('end', () => {
            if (answer.statusCode === 200) resolve();
            else reject(new Error(`The sandbox answered ${String(answer.statusCode)}.`));
          });
        },
      );
      sent.on('error', reject).end(body);
    });
  const started = performance.now();
  const worker = async () => {
    for (let count = 0; count < REQUESTS / CONNECTIONS; count += 1) await ask();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  agent.destroy();
  return REQUESTS / ((performance.now() - started) / 1000);
}
