import { request } from 'node:http';
import { SANDBOX_KEY } from '../account/identity';

const PATIENCE_MS = 5000;

interface Asking {
  readonly method?: string;
  readonly body?: string;
  /** How long the whole exchange may take; a few seconds when left out. */
  readonly patienceMs?: number;
  /** Ends an exchange that may take as long as it likes. */
  readonly signal?: AbortSignal;
}

/** Something holds the port and keeps silent, such as a program that stands at a breakpoint. */
export class NoAnswerError extends Error {
  constructor(
    readonly port: number,
    patienceMs: number,
  ) {
    super(
      `Port ${port} is held by a program that has not answered within ${patienceMs / 1000} seconds. If it stands at a breakpoint, let it go on; else stop it, or choose another port.`,
    );
    this.name = 'NoAnswerError';
  }
}

/** One exchange with the sandbox on this port of this machine. Rejects with a NoAnswerError when it takes too long to answer. */
export function callControl(
  port: number,
  path: string,
  { method = 'GET', body, patienceMs = PATIENCE_MS, signal }: Asking,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${SANDBOX_KEY}` };
    const ending = signal ?? AbortSignal.timeout(patienceMs);
    const fail = (error: Error) => {
      const isLate = signal === undefined && ending.aborted;
      reject(isLate ? new NoAnswerError(port, patienceMs) : error);
    };
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers, agent: false, signal: ending },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
        });
        response.on('error', fail);
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}
