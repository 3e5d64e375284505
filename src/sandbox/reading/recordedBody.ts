import { isUtf8 } from 'node:buffer';
import type { RecordedBody } from '../client/controlApi';
import type { Json } from '../publicApi';
import { isJson } from './jsonBody';

const KEPT_BYTES = 256 * 1024;

/** A character that the cut would split is left out. Undefined for an empty body. */
export function recordBody(body: Buffer | string): RecordedBody | undefined {
  const bytes = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  if (bytes === 0) return undefined;
  const isText = typeof body === 'string' || isUtf8(body);
  if (bytes <= KEPT_BYTES) return { text: body.toString('utf8'), bytes, isCut: false, isText };
  const beginning = (typeof body === 'string' ? Buffer.from(body) : body).subarray(0, KEPT_BYTES);
  return { text: new TextDecoder().decode(beginning, { stream: true }), bytes, isCut: true, isText };
}

/** Undefined for what is no JSON, or was cut. */
export function recordedJson(kept: RecordedBody | undefined): Json | undefined {
  if (kept === undefined || kept.isCut) return undefined;
  try {
    const value: unknown = JSON.parse(kept.text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
