import { canonicalId } from '../fields/listIndex';
import { givenName } from '../identity/contactTitle';
import { isJsonObject, type JsonObject } from '../text/json';
import { readPhone } from '../identity/phones/phone';
import { isContactId } from '../identity/idPattern';
import { statusLabels } from '../fields/fields';

/** A contact in a line: for a hover, or a row of what was found. Values are text, never markup. */
export interface ContactCard {
  /** In lower case. */
  readonly id: string;
  /** '' for a contact without a name. */
  readonly name: string;
  /** As people read it; '' when there is none. */
  readonly phone: string;
  readonly email: string;
  /** In the person's language; a status that is not known stays as it is. */
  readonly status: string;
  /** Undefined when the answer does not tell them: that is not "none". */
  readonly tags: readonly string[] | undefined;
}

/** Reads an answer of the API, parsed; undefined for what is no contact with an id. */
export function readContactCard(value: unknown): ContactCard | undefined {
  if (!isJsonObject(value)) return undefined;
  const id = textOf(value, 'id');
  if (!isContactId(id)) return undefined;
  const phone = textOf(value, 'phoneNumber');
  const status = textOf(value, 'status');
  const { tagNames } = value;
  return {
    id: canonicalId(id),
    name: givenName(textOf(value, 'name'), phone),
    phone: phone === '' ? '' : readPhone(phone).shown,
    email: textOf(value, 'email'),
    status: statusLabels().get(status) ?? status,
    tags: Array.isArray(tagNames) ? tagNames.filter((name) => typeof name === 'string') : undefined,
  };
}

function textOf(value: JsonObject, key: string): string {
  const found = value[key];
  return typeof found === 'string' ? found : '';
}
