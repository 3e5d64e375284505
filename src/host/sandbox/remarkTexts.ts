import * as vscode from 'vscode';
import type { Remark, RemarkKind } from '../../sandbox/sandbox';

type Values = Remark['values'];

/** The sentences of the sandbox, which knows no other language than English. The compiler holds the list. */
const SENTENCES: Readonly<Record<RemarkKind, (values: Values) => string>> = {
  undeclared: (values) => vscode.l10n.t('{what} was dropped: {name} is not in {list}.', values),
  noNames: (values) =>
    vscode.l10n.t(
      'Nothing was written: {list} names nothing, and only what it names is written. Send "{list}": {example}.',
      values,
    ),
  namesNoList: (values) =>
    vscode.l10n.t(
      'Nothing was written: {list} is {got} and must be a list. Send "{list}": {example}.',
      values,
    ),
  noValue: (values) =>
    vscode.l10n.t('{name} stands in {list}, but {what} was not sent: nothing was written to it.', values),
  nothingSent: (values) => vscode.l10n.t('None of {what} was sent.', values),
  unknownKey: (values) => vscode.l10n.t('{what} was dropped: this call does not know it.', values),
  misnamed: (values) =>
    vscode.l10n.t('{what} was dropped: this call does not know it. Write {instead}.', values),
  listFilter: (values) =>
    vscode.l10n.t(
      '{what} was dropped: this list cannot be filtered. Send filters to POST /core/v1/contact/filter.',
      values,
    ),
  readOnly: (values) => vscode.l10n.t('{what} was dropped: it is read-only.', values),
  wrongType: (values) => vscode.l10n.t('{what} was dropped: it is {got} and must be {expected}.', values),
  defaulted: (values) =>
    vscode.l10n.t('{what} was dropped: it is {got} and must be {expected}. It counted as {used}.', values),
  wrongFilter: (values) =>
    vscode.l10n.t('{what} was dropped: it is {got} and must be {expected}. It filters nothing.', values),
  emptyFilter: (values) => vscode.l10n.t('{what} was dropped: it is empty and filters nothing.', values),
  notPhone: (values) =>
    vscode.l10n.t('{what} was dropped: it is not a phone number. Write it like +55|11999990000.', values),
  notListed: (values) =>
    vscode.l10n.t(
      '{value} in {what} was dropped: the account has none like it. {route} lists what it has.',
      values,
    ),
  otherSpelling: (values) =>
    vscode.l10n.t(
      '{value} in {what} was dropped: the account has none like it. Write {instead}, to the letter.',
      values,
    ),
  otherKey: (values) => vscode.l10n.t('{value} in {what} was dropped: it belongs in {instead}.', values),
  overruled: (values) => vscode.l10n.t('{what} was dropped: {by} is there and wins.', values),
  bodyWins: (values) => vscode.l10n.t('{what} was dropped: the body has it too, and the body wins.', values),
  repeated: (values) => vscode.l10n.t('{what} was sent more than once: only the last one counts.', values),
  nullKeeps: (values) => vscode.l10n.t('{what} was dropped: null clears nothing here.', values),
  nullWhole: (values) =>
    vscode.l10n.t(
      '{what} was dropped: null for the whole clears nothing. Send null for each key that is to go.',
      values,
    ),
  nullTags: (values) =>
    vscode.l10n.t(
      '{what} was dropped: null gives nothing to {operation}. To remove tags, name them with DeleteIfExists.',
      values,
    ),
  strictNull: (values) =>
    vscode.l10n.t('{what} was dropped: null does not clear a field here (switch strictNull).', values),
  fieldValue: (values) =>
    vscode.l10n.t(
      '{what} was dropped: the value does not fit the type {type}. Write it like {example}.',
      values,
    ),
  fieldOption: (values) =>
    vscode.l10n.t(
      '{what} was dropped: the value does not fit the type {type}, whose options are picked by {optionsBy}: {options}.',
      values,
    ),
  fieldGroup: (values) =>
    vscode.l10n.t('{what} was dropped: it is a group of fields and holds no value.', values),
  fieldKey: (values) => vscode.l10n.t('{what} was dropped: the key of this field is {instead}.', values),
  fieldUnknown: (values) =>
    vscode.l10n.t(
      '{what} was dropped: the account has no field with this key. GET /core/v1/contact/custom-field lists the keys.',
      values,
    ),
  postDropsFields: (values) =>
    vscode.l10n.t(
      '{what} was dropped: POST drops custom fields (switch postCustomFields). Send them with a PUT.',
      values,
    ),
  contactExists: () =>
    vscode.l10n.t('Nothing was written: the account has this contact, and options.upsert is not true.'),
  dropFault: (values) => vscode.l10n.t('{what} was dropped: the fault dropFields is on.', values),
  cleared: (values) =>
    vscode.l10n.t('{what} was cleared: {name} stands in {list}, but no value was sent.', values),
  clearedByUpsert: (values) =>
    vscode.l10n.t(
      '{what} was cleared: no value was sent, and without options.upsertFields every field is rewritten.',
      values,
    ),
  clearedInUtm: (values) =>
    vscode.l10n.t(
      '{what} was cleared: the whole UTM is written (switch utm), and no value was sent.',
      values,
    ),
  clearedByReplace: (values) =>
    vscode.l10n.t('{what} was cleared: ReplaceAll was sent without tags.', values),
  tagsReplaced: (values) =>
    vscode.l10n.t(
      'Tags that were not sent were removed ({count}): a batch replaces tags, unless options.tagsOperation says InsertIfNotExists.',
      values,
    ),
  unchanged: () =>
    vscode.l10n.t('Nothing was written: this is stored already. updatedAt stays, and no webhook is posted.'),
  nothingTaken: () =>
    vscode.l10n.t('Nothing was written: all that was sent was dropped, or is stored already.'),
  createdEmpty: () => vscode.l10n.t('An empty contact was created: it got none of the values.'),
  more: (values) => vscode.l10n.t('There is more to say about this request: {count}.', values),
  noRoute: (values) =>
    vscode.l10n.t(
      'There is no such route: check the URL {path}. The key is good, whatever the answer says.',
      values,
    ),
  noMethod: (values) =>
    vscode.l10n.t('{path} takes {methods}, not {method}. The key is good, whatever the answer says.', values),
  noModule: (values) =>
    vscode.l10n.t('The path {path} begins with no module: write /core, /chat or /crm before it.', values),
  noKey: () => vscode.l10n.t('No key was sent. Send the header Authorization: Bearer <key>.'),
  wrongKey: () =>
    vscode.l10n.t('The key is not that of this sandbox: copy the one that it shows where it was started.'),
  noContact: (values) =>
    vscode.l10n.t(
      'The account has no contact {value}. This 500 means "not found": trying again does not help.',
      values,
    ),
  phoneForId: (values) =>
    vscode.l10n.t(
      '{value} looks like a phone, and an id is asked for. Use GET /core/v1/contact/phonenumber/{value}.',
      values,
    ),
  notFound: (values) =>
    vscode.l10n.t('The account has nothing with the id {value}. {route} lists what it has.', values),
  contactTaken: (values) =>
    vscode.l10n.t(
      'The contact {value} has the same {what}. Change that one with a PUT, or send a batch with options.upsert.',
      values,
    ),
  badDetail: (values) =>
    vscode.l10n.t(
      '{value} is no detail. IncludeDetails takes Tags, CustomFields and Portfolios, and is repeated for each one.',
      values,
    ),
  badCount: (values) =>
    vscode.l10n.t('{what} is {value} and must be a whole number from 1 to {most}.', values),
  badPageNumber: (values) =>
    vscode.l10n.t('{what} is {value} and must be a whole number, 1 or more.', values),
  badFlag: (values) => vscode.l10n.t('{what} is {value} and must be true or false.', values),
  badChoice: (values) => vscode.l10n.t('{what} knows no {value}. Write one of {choices}.', values),
  badInput: (values) => vscode.l10n.t('{what} was refused: {problem}', values),
  badBody: (values) => vscode.l10n.t('The body was refused: {problem}', values),
  foreignHost: (values) =>
    vscode.l10n.t(
      'The request named the host {value}. The sandbox answers to 127.0.0.1 and localhost with its port; allow another name with --allow-host, or with the setting wts.sandbox.allowedHosts.',
      values,
    ),
  foreignOrigin: (values) =>
    vscode.l10n.t(
      'The request came from a web page of {value}. Allow it with --allow-origin {value}, or with the setting wts.sandbox.allowedOrigins.',
      values,
    ),
  bodyTooLarge: (values) => vscode.l10n.t('The body is too large: {problem}', values),
  sandboxError: (values) => vscode.l10n.t('A mistake of the sandbox itself: {problem}', values),
};

/** The words that stand in the values of a remark. */
const WORDS: ReadonlyMap<string, () => string> = new Map([
  ['null', () => vscode.l10n.t('null')],
  ['text', () => vscode.l10n.t('text')],
  ['a number', () => vscode.l10n.t('a number')],
  ['a boolean', () => vscode.l10n.t('a boolean')],
  ['a list', () => vscode.l10n.t('a list')],
  ['an object', () => vscode.l10n.t('an object')],
  ['name', () => vscode.l10n.t('name')],
  ['id', () => vscode.l10n.t('ID')],
]);
/** The values that are words. */
const WORDED: readonly string[] = ['got', 'expected', 'optionsBy'];

/** A remark in the language of VS Code; in English if it is of a kind that only another version of the sandbox knows. */
export function remarkText({ kind, place, values, text }: Remark): string {
  if (!Object.hasOwn(SENTENCES, kind)) return text;
  const worded = Object.entries(values).map(([name, value]) => {
    return [name, WORDED.includes(name) ? (WORDS.get(value)?.() ?? value) : value] as const;
  });
  const sentence = SENTENCES[kind](Object.fromEntries(worded));
  return place === '' ? sentence : `${place}: ${sentence}`;
}
