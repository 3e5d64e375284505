import { isDeepStrictEqual } from 'node:util';
import type { Json, SandboxSwitches, StoredContact } from '../publicApi';
import { capitalize, type InputErrors } from '../reading/inputErrors';
import { checkChoice } from '../reading/choice';
import { textFields, textKeys } from '../account/textFields';
import { READ_ONLY_KEYS, STATUSES } from '../account/contact';
import type { Update } from './fieldUpdate';
import type { Inputs } from '../reading/inputs';
import { noteUnread } from '../reading/readInputs';
import type { Remarks } from '../answers/remarks/remarks';
import { NOT_IN_CREATE, type WriterName } from './writerNames';
import { type Writer, writers } from './writers';

const MAX_PHONE = 255;

/** Collects the texts of one contact that are longer than the vendor's reference allows. */
export function checkTexts(errors: InputErrors, body: Inputs<Json>, place = ''): void {
  const limits = textKeys
    .map((key) => [key, textFields[key].maxLength] as const)
    .filter(([, most]) => most < Infinity);
  for (const [key, most] of [...limits, ['phoneNumber', MAX_PHONE] as const]) {
    const value = body.get(key);
    if (typeof value === 'string' && value.length > most) {
      errors.add(
        `${place}${capitalize(key)}`,
        `The field ${capitalize(key)} must be text of at most ${most} characters.`,
      );
    }
  }
}

export function checkStatus(errors: InputErrors, body: Inputs<Json>): void {
  checkChoice(errors, 'Status', body.get('status'), STATUSES);
}

/** Some think that metadata must not be declared: a switch. */
export function refuseMetadata(
  errors: InputErrors,
  property: string,
  names: ReadonlySet<WriterName>,
  { metadataInFields }: SandboxSwitches,
): void {
  if (metadataInFields === 'refused' && names.has('Metadata')) {
    errors.add(property, 'The value Metadata is not valid.');
  }
}

/** Whether nothing can be written, whatever values came: metadata alone may do without a name. */
export function isVoid(names: ReadonlySet<WriterName>, { metadataInFields }: SandboxSwitches): boolean {
  return names.size === 0 && metadataInFields === 'needed';
}

/** The names of all fields that the body has a value for. */
export function givenNames(body: Inputs<Json>, isCreate = false): WriterName[] {
  return writersOf(isCreate)
    .filter(({ keys }) => keys.some((key) => body.get(key) !== undefined))
    .map(({ name }) => name);
}

/** Keys of an update that stand elsewhere in it. */
const ELSEWHERE = new Map(
  ['tagsoperation', 'upserttagoperation', 'operation'].map((key) => [key, 'options.tagsOperation']),
);
const CREATE_UNREAD = {
  elsewhere: new Map([
    ...['upsert', 'upsertFields', 'getIfExists'].map((key) => [key.toLowerCase(), `options.${key}`] as const),
    ...['tagsoperation', 'upserttagoperation', 'operation'].map(
      (key) => [key, 'options.upsertTagOperation'] as const,
    ),
  ]),
  notInCreate: writers
    .filter(({ name }) => NOT_IN_CREATE.includes(name))
    .flatMap(({ keys }) => keys.map((key) => key.toLowerCase())),
};

function writersOf(isCreate: boolean): readonly Writer[] {
  return isCreate ? writers.filter(({ name }) => !NOT_IN_CREATE.includes(name)) : writers;
}

/**
 * Writes what is declared and tells what it does not write, and why. Whether anything is another than before: only then
 * does the contact have a new date, and do webhooks go out. What answers a webhook with the same write would never end.
 */
export function applyUpdate(update: Update): boolean {
  const { body, contact, account, remarks } = update;
  const before = structuredClone(contact);
  const { isCreate } = update.declaration;
  for (const writer of writersOf(isCreate)) if (isWritten(update, writer)) writer.write(update);
  const isChanged = !isDeepStrictEqual(before, contact);
  if (isChanged) account.touch(contact, isDateKept(before, update));
  for (const key of READ_ONLY_KEYS) if (body.get(key) !== undefined) remarks.note('readOnly', { what: key });
  noteUnread(remarks, body, isCreate ? CREATE_UNREAD : { elsewhere: ELSEWHERE });
  return isChanged;
}

/** Some think that updatedAt moves only when a field of the contact's own changes: a switch. */
function isDateKept(before: StoredContact, { contact, switches }: Update): boolean {
  if (switches.updatedAt !== 'fields') return false;
  const { tagIds, customFields, metadata, portfolioIds, sequenceIds } = before;
  return isDeepStrictEqual(before, {
    ...contact,
    ...{ tagIds, customFields, metadata, portfolioIds, sequenceIds },
  });
}

/** Says of a call that wrote nothing that it did, and why; `toldBefore` is what had been told when it began. */
export function noteUnchanged(remarks: Remarks, toldBefore: number): void {
  if (remarks.count > toldBefore) remarks.note('nothingTaken', {});
  else remarks.note('unchanged', {});
}

function isWritten(update: Update, { name, keys }: Writer): boolean {
  const present = keys.filter((key) => update.body.get(key) !== undefined);
  if (!isAskedFor(update, name, present)) return false;
  if (!update.drops.drops(name)) return true;
  for (const what of present) update.remarks.note('dropFault', { what });
  return false;
}

/** What is not asked for is told. */
function isAskedFor(
  { declaration, switches, remarks }: Update,
  name: WriterName,
  present: readonly string[],
): boolean {
  const { names, list } = declaration;
  if (names.has(name)) return true;
  if (name === 'Metadata' && switches.metadataInFields !== 'needed') return present.length > 0;
  for (const what of present) {
    if (list === undefined) remarks.note('postDropsFields', { what });
    // That nothing is named at all is told once.
    else if (list !== 'fields' || !isVoid(names, switches)) remarks.note('undeclared', { what, name, list });
  }
  return false;
}
