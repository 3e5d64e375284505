import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Json, StoredContact } from '../publicApi';
import { formError } from '../answers/apiErrors';
import type { Tag } from '../account/account';
import { DEFAULT_TAG_COLOR } from '../account/tagColors';
import { checkChoice, isSameWord } from '../reading/choice';
import { InputErrors } from '../reading/inputErrors';
import type { Inputs } from '../reading/inputs';
import { isObject, requireObject } from '../reading/jsonBody';
import { noteUnread, readInputs } from '../reading/readInputs';
import { noteUnchanged } from '../writing/update';
import type { Call } from './call';
import { readQueryFlag } from './queryFlag';

const MAX_NAME = 255;

export const tagCalls = { listTags, listTagColors, createTag, updateTag, deleteTag };

function listTags({ account }: Call): Json {
  return account.tags.map((tag) => ({ ...tag }));
}

function listTagColors({ account }: Call): Json {
  return account.tagColors.map((color) => ({ ...color }));
}

function createTag(call: Call): Json {
  const body = readInputs(call.remarks, requireObject(call.body));
  const tag = readTag(call, body, { id: randomUUID(), name: '', color: DEFAULT_TAG_COLOR });
  noteUnread(call.remarks, body);
  call.account.keepTag(tag);
  return { ...tag };
}

/** A key that is left out keeps what is there: our guess. */
function updateTag(call: Call): Json {
  const body = readInputs(call.remarks, requireObject(call.body));
  const before = findTag(call);
  const tag = readTag(call, body, before);
  noteUnread(call.remarks, body);
  if (isDeepStrictEqual(tag, before)) noteUnchanged(call.remarks, 0);
  else call.account.keepTag(tag);
  return { ...tag };
}

/** Refused for a tag that contacts have, unless it is to be taken from them. Where that is said is our guess: here, both. */
function deleteTag(call: Call): Json {
  const { account, remarks, query } = call;
  const tag = findTag(call);
  const inBody = readInputs(remarks, isObject(call.body) ? call.body : {});
  const isForced =
    inBody.get('removeFromContacts') === true || readQueryFlag(query, 'RemoveFromContacts', false);
  noteUnread(remarks, inBody);
  const holders = account.contacts().filter(({ tagIds }) => tagIds.includes(tag.id));
  const count = holders.length;
  if (count > 0 && !isForced) {
    throw formError('A etiqueta está em uso', { contactsCount: count }).because('tagInUse', {
      count: String(count),
    });
  }
  for (const contact of holders) removeFrom(call, contact, tag);
  account.dropTag(tag.id);
  return '';
}

function removeFrom({ account, switches }: Call, contact: StoredContact, tag: Tag): void {
  contact.tagIds = contact.tagIds.filter((id) => id !== tag.id);
  account.touch(contact, switches.updatedAt === 'fields');
}

function findTag({ account, subject }: Call): Tag {
  const tag = account.tags.find(({ id }) => id === subject.toLowerCase());
  if (tag !== undefined) return tag;
  throw formError('Etiqueta não encontrada').because('notFound', {
    value: subject,
    route: 'GET /core/v1/tag',
  });
}

function readTag({ account }: Call, body: Inputs<Json>, before: Tag): Tag {
  const errors = new InputErrors();
  const written = body.get('name') ?? before.name;
  const name = typeof written === 'string' ? written.trim() : '';
  if (name === '') errors.add('Name', 'The Name field is required.');
  if (name.length > MAX_NAME) {
    errors.add('Name', `The field Name must be text of at most ${MAX_NAME} characters.`);
  }
  const palette = account.tagColors.map(({ color }) => color);
  const color = body.get('color') ?? before.color;
  checkChoice(errors, 'Color', color, palette);
  errors.refuseIfAny();
  if (account.tags.some((tag) => tag.id !== before.id && tag.name === name)) {
    throw formError('Já existe uma etiqueta com este nome').because('tagTaken', { value: name });
  }
  return { ...before, name, color: palette.find((known) => isSameWord(known, color)) ?? before.color };
}
