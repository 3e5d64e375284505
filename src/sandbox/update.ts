import type { Json } from '../core/contact/json';
import { checkChoice, isSameWord } from './choice';
import { type ReadOnlyValues, STATUSES } from './contact';
import type { Update } from './fieldUpdate';
import type { InputErrors } from './inputErrors';
import type { Inputs } from './inputs';
import { TAG_OPERATIONS, type TagOperation } from './picking';
import type { SandboxSwitches } from './switches';
import { writerNames } from './writerNames';
import { type Writer, writers } from './writers';

const MAX_TEXT = 255;
export const DROPPED_BY_FAULT = 'the fault dropFields is on';
const LIMITED_TEXTS = ['name', 'phoneNumber', 'email', 'instagram'];

const READ_ONLY_KEYS: Readonly<Record<keyof ReadOnlyValues, true>> = {
  id: true,
  createdAt: true,
  updatedAt: true,
  companyId: true,
  nameWhatsapp: true,
  nameInstagram: true,
  nameMessenger: true,
  phoneNumberFormatted: true,
  messengerId: true,
  origin: true,
  importedAt: true,
};

/** Collects what the vendor's reference limits in the values of one contact: lengths and status. */
export function checkValues(errors: InputErrors, body: Inputs<Json>, place = ''): void {
  for (const key of LIMITED_TEXTS) {
    const value = body.get(key);
    if (typeof value === 'string' && value.length > MAX_TEXT) {
      errors.add(
        `${place}${capitalize(key)}`,
        `The field ${capitalize(key)} must be text of at most ${MAX_TEXT} characters.`,
      );
    }
  }
  checkChoice(errors, `${place}Status`, body.get('status'), STATUSES);
}

/** Collects names that no update may declare. */
export function checkDeclaration(
  errors: InputErrors,
  property: string,
  names: readonly Json[],
  switches: SandboxSwitches,
): void {
  for (const name of names) checkChoice(errors, property, name, writerNames);
  if (switches.metadataInFields === 'refused' && includesName(names, 'Metadata')) {
    errors.add(property, 'The value Metadata is not valid.');
  }
}

/** The operation that a call asks for, already known to be one of the three or none. */
export function readTagOperation(written: Json | undefined, whenNone: TagOperation): TagOperation {
  return TAG_OPERATIONS.find((known) => isSameWord(known, written)) ?? whenNone;
}

/** The names of all fields that the body has a value for. */
export function givenNames(body: Inputs<Json>): string[] {
  return writers
    .filter(({ keys }) => keys.some((key) => body.get(key) !== undefined))
    .map(({ name }) => name);
}

/** Writes what is declared and drops the rest, saying why; a contact that was written has a new date. */
export function applyUpdate(update: Update): void {
  const { body, contact, account } = update;
  const written = writers.filter((writer) => isWritten(update, writer));
  for (const writer of written) writer.write(update);
  if (written.length > 0) account.touch(contact);
  for (const key of body.unread()) update.drop(key, explainUnread(key));
}

function isWritten(
  { body, declaration, droppedFields, switches, drop }: Update,
  { name, keys }: Writer,
): boolean {
  const present = keys.filter((key) => body.get(key) !== undefined);
  if (droppedFields.includes(name)) {
    for (const key of present) drop(key, DROPPED_BY_FAULT);
    return false;
  }
  if (includesName(declaration.names, name)) return true;
  if (name === 'Metadata' && switches.metadataInFields !== 'needed') return present.length > 0;
  for (const key of present) drop(key, declaration.whyLeftOut(name));
  return false;
}

function includesName(names: readonly Json[], name: string): boolean {
  return names.some((declared) => isSameWord(name, declared));
}

function explainUnread(key: string): string {
  const isReadOnly = Object.keys(READ_ONLY_KEYS).some((known) => isSameWord(known, key));
  return isReadOnly ? 'it is read-only' : 'an update has no such key';
}

function capitalize(key: string): string {
  return key.slice(0, 1).toUpperCase() + key.slice(1);
}
