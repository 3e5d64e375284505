import type { Json } from '../core/contact/json';
import { checkChoice, isSameWord } from './choice';
import { type ReadOnlyValues, STATUSES } from './contact';
import { invalidInput } from './faults';
import type { Update } from './fieldUpdate';
import { Inputs } from './inputs';
import { isObject } from './jsonBody';
import { TAG_OPERATIONS, type TagOperation } from './picking';
import type { SandboxSwitches } from './switches';
import { type Writer, writers } from './writers';

const MAX_TEXT = 255;
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

/** Throws the API's 400 for what the vendor's reference limits: lengths, `fields`, status and the tags operation. */
export function checkUpdate(body: Inputs<Json>, switches: SandboxSwitches): void {
  const errors = new Map<string, string[]>();
  for (const key of LIMITED_TEXTS) {
    const value = body.get(key);
    if (typeof value === 'string' && value.length > MAX_TEXT) {
      errors.set(capitalize(key), [
        `The field ${capitalize(key)} must be text of at most ${MAX_TEXT} characters.`,
      ]);
    }
  }
  checkChoice(errors, 'Status', body.get('status'), STATUSES);
  checkChoice(errors, 'Options.TagsOperation', tagsOperationOf(body), TAG_OPERATIONS);
  const names = writers.map(({ name }) => name);
  for (const name of declaredNames(body)) checkChoice(errors, 'Fields', name, names);
  if (switches.metadataInFields === 'refused' && declares(body, 'Metadata')) {
    errors.set('Fields', ['The value Metadata is not valid.']);
  }
  if (errors.size > 0) throw invalidInput(Object.fromEntries(errors));
}

/** The operation that `options` asks for. Call after `checkUpdate`. */
export function readTagOperation(written: Json | undefined): TagOperation {
  return TAG_OPERATIONS.find((known) => isSameWord(known, written)) ?? 'InsertIfNotExists';
}

export function tagsOperationOf(body: Inputs<Json>): Json | undefined {
  const options = body.get('options');
  return isObject(options) ? new Inputs(Object.entries(options)).get('tagsOperation') : undefined;
}

/** Writes what is declared in `fields` and drops the rest, saying why; a contact that was written has a new date. */
export function applyUpdate(update: Update): void {
  const { body, contact, account } = update;
  const written = writers.filter((writer) => isWritten(update, writer));
  for (const writer of written) writer.write(update);
  if (written.length > 0) contact.updatedAt = account.moment();
  for (const key of body.unread()) update.drop(key, explainUnread(key));
}

function isWritten({ body, switches, drop }: Update, { name, keys }: Writer): boolean {
  const present = keys.filter((key) => body.get(key) !== undefined);
  if (declares(body, name)) return true;
  if (name === 'Metadata' && switches.metadataInFields !== 'needed') return present.length > 0;
  for (const key of present) drop(key, `${name} is not in fields`);
  return false;
}

function declares(body: Inputs<Json>, name: string): boolean {
  return declaredNames(body).some((declared) => isSameWord(name, declared));
}

function declaredNames(body: Inputs<Json>): readonly Json[] {
  const fields = body.get('fields');
  return Array.isArray(fields) ? fields : [];
}

function explainUnread(key: string): string {
  const isReadOnly = Object.keys(READ_ONLY_KEYS).some((known) => isSameWord(known, key));
  return isReadOnly ? 'it is read-only' : 'an update has no such key';
}

function capitalize(key: string): string {
  return key.slice(0, 1).toUpperCase() + key.slice(1);
}
