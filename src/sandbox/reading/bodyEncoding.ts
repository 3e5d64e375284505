import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';

/** What a body is written in that is no UTF-8 JSON, in words for a remark; undefined for what is only no JSON. */
export function foreignEncoding(bytes: Buffer, headers: IncomingHttpHeaders): string | undefined {
  const compressed = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (compressed !== '' && compressed !== 'identity') return `compressed with ${compressed}`;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'compressed with gzip';
  if (bytes.subarray(0, 4).toString('hex') === '28b52ffd') return 'compressed with zstd';
  if (bytes[0] === 0x78 && !isUtf8(bytes)) return 'compressed with deflate';
  const wide = bytes.toString('latin1', 0, 4);
  if (/^(?:\xff\xfe\0\0|[\x20-\x7E]\0\0\0)$/.test(wide)) return 'written in UTF-32 (little-endian)';
  if (/^\0\0(?:\xfe\xff|\0[\x20-\x7E])$/.test(wide)) return 'written in UTF-32 (big-endian)';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'written in UTF-16 (little-endian)';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'written in UTF-16 (big-endian)';
  if (/^[\0][\x20-\x7E]/.test(bytes.toString('latin1', 0, 2))) return 'written in UTF-16 (big-endian)';
  if (/^[\x20-\x7E]\0/.test(bytes.toString('latin1', 0, 2))) return 'written in UTF-16 (little-endian)';
  if (isUtf8(bytes)) return undefined;
  // Letters, and what ends lines: a text has no other signs below the space.
  const isText = /^[\s"[{][\t\n\r\x20-\xff]*$/.test(bytes.toString('latin1'));
  return isText
    ? 'written in Latin-1, or another encoding of one byte a letter'
    : 'no text: it is compressed, or something else than JSON';
}

/** Whether ASP.NET reads a body of this type as JSON. */
export function isJsonType(contentType: string | undefined): boolean {
  return /^\s*application\/(?:json|[\w.!#$&^-]+\+json)\s*(?:;|$)/i.test(contentType ?? '');
}
