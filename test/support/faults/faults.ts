import type { Fault } from './faultyFront';

/** One column of the fault table. */
export interface FaultRow {
  /** What happens to the requests of a step; 'refused': nobody listens when the first of them comes. */
  readonly fault: Fault | 'refused';
  /** To how many of them, from the first on; all when left out. */
  readonly times?: number;
}

const envelope = (status: number | string, key: string, text: string) =>
  JSON.stringify({
    id: { value: '5b0f1f8e-0000-4000-8000-000000000001', shortValue: 'A1B2C3' },
    httpStatusCode: status,
    error: true,
    key,
    text,
    isUnsolvableError: false,
  });
const tooMany = (headers: Readonly<Record<string, string>> = {}) => ({ status: 429, body: '', headers });
const html = { 'content-type': 'text/html' };
const plain = { 'content-type': 'text/plain' };
const broken = envelope('INTERNALSERVERERROR', 'INTERNAL_ERROR', 'Erro interno');
const FIFTY_MB = 50 * 1024 * 1024;

export const faults = {
  '401 key refused': { fault: { status: 401, body: envelope(401, 'ERROR_UNAUTHORIZED', 'Acesso negado') } },
  '429 once, Retry-After 1': { fault: tooMany({ 'retry-after': '1' }), times: 1 },
  '429 once': { fault: tooMany(), times: 1 },
  '429 for ever, Retry-After 0': { fault: tooMany({ 'retry-after': '0' }) },
  '429 for ever': { fault: tooMany() },
  '500 envelope': { fault: { status: 500, body: broken } },
  '500 envelope, applied': { fault: { status: 500, body: broken, applied: true } },
  '502 text': { fault: { status: 502, body: 'Bad Gateway', headers: plain } },
  '502 text, applied': { fault: { status: 502, body: 'Bad Gateway', headers: plain, applied: true } },
  'HTML page': { fault: { status: 200, body: '<!doctype html><title>WTS</title>', headers: html } },
  'HTML page, applied': {
    fault: { status: 200, body: '<!doctype html><title>WTS</title>', headers: html, applied: true },
  },
  'empty 200': { fault: { status: 200, body: '' } },
  'empty 200, applied': { fault: { status: 200, body: '', applied: true } },
  'error:true, 200': { fault: { status: 200, body: broken } },
  'truncated body': { fault: { status: 200, body: '{"id":"0f8e6a3c","name":"Ana"}', breaksAfter: 9 } },
  'truncated, applied': {
    fault: { status: 200, body: '{"id":"0f8e6a3c","name":"Ana"}', breaksAfter: 9, applied: true },
  },
  reset: { fault: 'reset' },
  'reset, applied': { fault: 'resetAfter' },
  hang: { fault: 'hang' },
  'hang, applied': { fault: 'hangAfter' },
  'hang, applied late': { fault: 'hangLate' },
  slow: { fault: 'slow' },
  redirect: { fault: { status: 302, body: '', headers: { location: 'http://127.0.0.1:9/core' } } },
  'invalid UTF-8': { fault: { status: 200, body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]) } },
  '50 MB': { fault: { status: 200, body: Buffer.alloc(FIFTY_MB, ' ') } },
  'refused once': { fault: 'refused', times: 1 },
  'refused for ever': { fault: 'refused' },
} as const satisfies Record<string, FaultRow>;

export type FaultName = keyof typeof faults;

export const faultNames = Object.keys(faults) as FaultName[];

export function isHang(name: FaultName): boolean {
  return name.startsWith('hang');
}
