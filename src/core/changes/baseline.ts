import * as l10n from '@vscode/l10n';
import { type ContactDocument, isBroken, readDocument, readSound } from '../text/contactDocument';
import { formatContact, objectSource } from '../text/contactText';
import { fieldOfKey } from '../fields/fields';
import { isJsonObject } from '../text/json';
import type { Baseline } from './change';

const documents = new WeakMap<Baseline, ContactDocument>();

/** Formats a body of the API. Throws when it is not a JSON object with an `id`. */
export function createBaseline(rawBody: string): Baseline {
  return baselineOf(formatAnswer(rawBody), []);
}

/** A body of the API, laid out. Throws when it is not a JSON object, or nested so deeply that its indentation is huge. */
export function formatAnswer(rawBody: string): string {
  const body = rawBody.replace(/^\uFEFF/, '');
  if (isBroken(readDocument(body))) throw noContact();
  return formatContact(body);
}

/** The baseline after the API gave `rawBody`; it remembers what it gave before. Throws as `createBaseline` does. */
export function moveBaseline(previous: Baseline, rawBody: string): Baseline {
  const text = formatAnswer(rawBody);
  if (text === previous.text) return previous;
  const replaced = replacedMembers(baselineDocument(previous), contactOf(text));
  return baselineOf(text, replaced === undefined ? previous.seen : [...previous.seen, replaced]);
}

/** The same baseline with another text, as settling a conflict makes it. */
export function withText({ seen }: Baseline, text: string): Baseline {
  return baselineOf(text, seen);
}

/** Read once for each baseline. */
export function baselineDocument(baseline: Baseline): ContactDocument {
  const known = documents.get(baseline);
  if (known !== undefined) return known;
  const document = readSound(baseline.text);
  documents.set(baseline, document);
  return document;
}

/** Undefined for anything that is not a baseline. */
export function parseBaseline(stored: unknown): Baseline | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { text, seen } = stored;
  if (typeof text !== 'string' || !Array.isArray(seen)) return undefined;
  const texts = seen.filter((item) => typeof item === 'string');
  const isSound =
    texts.length === seen.length && [text, ...texts].every((item) => !isBroken(readDocument(item)));
  return isSound && typeof readSound(text).members.get('id')?.value === 'string'
    ? { text, seen: texts }
    : undefined;
}

function baselineOf(text: string, seen: readonly string[]): Baseline {
  const baseline = { text, seen };
  documents.set(baseline, contactOf(text));
  return baseline;
}

function contactOf(text: string): ContactDocument {
  const document = readDocument(text);
  if (isBroken(document) || typeof document.members.get('id')?.value !== 'string') {
    throw noContact();
  }
  return document;
}

function noContact(): Error {
  return new Error(
    l10n.t('The answer is not a contact: it must be a JSON object with an id. Check the API address.'),
  );
}

/** Keys of one field go together: ids mean little without their names. */
function replacedMembers(before: ContactDocument, after: ContactDocument): string | undefined {
  const changed = new Set(
    [...before.members.values()]
      .filter(({ key, source }) => after.members.get(key)?.source !== source)
      .flatMap(({ key }) => fieldOfKey(key)?.keys ?? [key]),
  );
  const members = [...before.members.values()].filter(({ key }) => changed.has(key));
  return members.length === 0 ? undefined : objectSource(members);
}
