import type { Json, JsonObject } from '../publicApi';
import { Inputs } from './inputs';
import { isObject, jsonTypeOf } from './jsonBody';
import type { Remarks } from '../answers/remarks/remarks';
import { meantBy } from '../answers/remarks/synonyms';

/** The values of an object; `prefix`, such as `options.`, tells where it stands. */
export function readInputs(remarks: Remarks, object: JsonObject, prefix = ''): Inputs<Json> {
  const inputs = new Inputs(Object.entries(object));
  for (const key of inputs.repeated) remarks.note('repeated', { what: `${prefix}${key}` });
  return inputs;
}

/** The object in `options`; empty when there is none. */
export function readOptions(remarks: Remarks, body: Inputs<Json>): Inputs<Json> {
  const written = body.get('options') ?? {};
  if (isObject(written)) return readInputs(remarks, written, 'options.');
  remarks.note('wrongType', { what: 'options', got: jsonTypeOf(written), expected: 'an object' });
  return new Inputs([]);
}

interface Unread {
  readonly prefix?: string;
  /** Keys that stand elsewhere in this call, in small letters. */
  readonly elsewhere?: ReadonlyMap<string, string>;
  /** Keys of an update that no creation takes, in small letters. */
  readonly notInCreate?: readonly string[];
}

/** Has to follow the reading of all inputs: tells of those that the call does not know. */
export function noteUnread(
  remarks: Remarks,
  inputs: Pick<Inputs<unknown>, 'unread' | 'knownAs'>,
  { prefix = '', elsewhere, notInCreate = [] }: Unread = {},
): void {
  for (const key of inputs.unread()) {
    const what = `${prefix}${key}`;
    if (notInCreate.includes(key.toLowerCase())) {
      remarks.note('notInCreate', { what });
      continue;
    }
    const meant = meantBy(key, (known) => inputs.knownAs(known));
    const instead = elsewhere?.get(key.toLowerCase()) ?? (meant && `${prefix.replace('?', '')}${meant}`);
    if (instead === undefined) remarks.note('unknownKey', { what });
    else remarks.note('misnamed', { what, instead });
  }
}
