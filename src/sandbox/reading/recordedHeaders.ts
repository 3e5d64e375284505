import type { RecordedHeaders } from '../client/controlApi';
import { KEY_MASK } from '../account/identity';

const SECRET = /authorization|cookie|key|secret|token/i;
const LONGEST = 500;

/** A key is not kept, be it the right one or a wrong one: that may be a real one that was meant for elsewhere. */
export function recordHeaders(raw: readonly string[]): RecordedHeaders {
  const headers: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const [name = '', value = ''] = raw.slice(index, index + 2);
    headers.push([name, SECRET.test(name) ? masked(value) : value.slice(0, LONGEST)]);
  }
  return headers;
}

function masked(value: string): string {
  return /^(?:Bearer|Basic) /i.test(value) ? `${value.slice(0, value.indexOf(' '))} ${KEY_MASK}` : KEY_MASK;
}
