import { request } from 'node:http';
import { SANDBOX_KEY } from '../identity';

export interface Asking {
  readonly method?: string;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** One exchange with the sandbox on this port of this machine. */
export function askControl(
  port: number,
  path: string,
  { method = 'GET', body, signal }: Asking,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${SANDBOX_KEY}` };
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers, agent: false, ...(signal && { signal }) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
        });
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
