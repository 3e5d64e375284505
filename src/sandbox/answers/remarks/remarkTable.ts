import type { Remark } from '../../publicApi';

interface RemarkRow {
  readonly family: Remark['family'];
  /** What happened, why, and what to write instead; the parameters in braces. */
  readonly text: string;
}

/** Everything that the sandbox tells about a request and the answer does not. */
export const remarkTable = {
  undeclared: { family: 'ignored', text: '{what} was dropped: {name} is not in {list}.' },
  noNames: {
    family: 'ignored',
    text: 'Nothing was written: {list} names nothing, and only what it names is written. Send "{list}": {example}.',
  },
  namesNoList: {
    family: 'ignored',
    text: 'Nothing was written: {list} is {got} and must be a list. Send "{list}": {example}.',
  },
  noValue: {
    family: 'ignored',
    text: '{name} stands in {list}, but {what} was not sent: nothing was written to it.',
  },
  nothingSent: { family: 'ignored', text: 'None of {what} was sent.' },
  unknownKey: { family: 'ignored', text: '{what} was dropped: this call does not know it.' },
  misnamed: { family: 'ignored', text: '{what} was dropped: this call does not know it. Write {instead}.' },
  listFilter: {
    family: 'ignored',
    text: '{what} was dropped: this list cannot be filtered. Send filters to POST /core/v1/contact/filter.',
  },
  queryCase: {
    family: 'ignored',
    text: '{what} was dropped: query keys count here only as they are documented. Write {instead} (switch {name}).',
  },
  notInCreate: {
    family: 'ignored',
    text: '{what} was dropped: no contact is created with it. Send it with a PUT.',
  },
  unknownOrder: {
    family: 'ignored',
    text: '{what} was dropped: the sandbox orders by {choices} only.',
  },
  unknownContact: {
    family: 'ignored',
    text: '{value} in {what} was dropped: the account has no such contact.',
  },
  readOnly: { family: 'ignored', text: '{what} was dropped: it is read-only.' },
  wrongType: { family: 'ignored', text: '{what} was dropped: it is {got} and must be {expected}.' },
  defaulted: {
    family: 'ignored',
    text: '{what} was dropped: it is {got} and must be {expected}. It counted as {used}.',
  },
  wrongFilter: {
    family: 'ignored',
    text: '{what} was dropped: it is {got} and must be {expected}. It filters nothing.',
  },
  emptyFilter: { family: 'ignored', text: '{what} was dropped: it is empty and filters nothing.' },
  notPhone: {
    family: 'ignored',
    text: '{what} was dropped: it is not a phone number. Write it like +55|11999990000.',
  },
  notListed: {
    family: 'ignored',
    text: '{value} in {what} was dropped: the account has none like it. {route} lists what it has.',
  },
  otherSpelling: {
    family: 'ignored',
    text: '{value} in {what} was dropped: the account has none like it. Write {instead}, to the letter.',
  },
  otherKey: { family: 'ignored', text: '{value} in {what} was dropped: it belongs in {instead}.' },
  overruled: { family: 'ignored', text: '{what} was dropped: {by} is there and wins.' },
  bodyWins: { family: 'ignored', text: '{what} was dropped: the body has it too, and the body wins.' },
  repeated: { family: 'ignored', text: '{what} was sent more than once: only the last one counts.' },
  nullKeeps: { family: 'ignored', text: '{what} was dropped: null clears nothing here.' },
  nullWhole: {
    family: 'ignored',
    text: '{what} was dropped: null for the whole clears nothing. Send null for each key that is to go.',
  },
  nullTags: {
    family: 'ignored',
    text: '{what} was dropped: null gives nothing to {operation}. To remove tags, name them with DeleteIfExists.',
  },
  strictNull: {
    family: 'ignored',
    text: '{what} was dropped: null does not clear a field here (switch strictNull).',
  },
  fieldValue: {
    family: 'ignored',
    text: '{what} was dropped: the value does not fit the type {type}. Write it like {example}.',
  },
  fieldOption: {
    family: 'ignored',
    text: '{what} was dropped: the value does not fit the type {type}, whose options are picked by {optionsBy}: {options}.',
  },
  fieldGroup: {
    family: 'ignored',
    text: '{what} was dropped: it is a group of fields and holds no value.',
  },
  fieldKey: { family: 'ignored', text: '{what} was dropped: the key of this field is {instead}.' },
  fieldUnknown: {
    family: 'ignored',
    text: '{what} was dropped: the account has no field with this key. GET /core/v1/contact/custom-field lists the keys.',
  },
  postDropsFields: {
    family: 'ignored',
    text: '{what} was dropped: POST drops custom fields (switch postCustomFields). Send them with a PUT.',
  },
  contactExists: {
    family: 'ignored',
    text: 'Nothing was written: the account has this contact, and options.upsert is not true.',
  },
  dropFault: { family: 'ignored', text: '{what} was dropped: the fault dropFields is on.' },

  cleared: { family: 'cleared', text: '{what} was cleared: {name} stands in {list}, but no value was sent.' },
  clearedByUpsert: {
    family: 'cleared',
    text: '{what} was cleared: no value was sent, and without options.upsertFields every field is rewritten.',
  },
  clearedInUtm: {
    family: 'cleared',
    text: '{what} was cleared: the whole UTM is written (switch utm), and no value was sent.',
  },
  clearedByReplace: {
    family: 'cleared',
    text: '{what} was cleared: ReplaceAll was sent without tags.',
  },
  tagsReplaced: {
    family: 'cleared',
    text: 'Tags that were not sent were removed ({count}): an upsert replaces tags, unless options.upsertTagOperation says INSERTIFNOTEXISTS.',
  },

  leftPortfolio: {
    family: 'cleared',
    text: 'The contact left {name}: it can be in one portfolio of the type SINGLE only (switch singlePortfolios).',
  },

  unchanged: {
    family: 'noted',
    text: 'Nothing was written: this is stored already. updatedAt stays, and no webhook is posted.',
  },
  nothingTaken: {
    family: 'noted',
    text: 'Nothing was written: all that was sent was dropped, or is stored already.',
  },
  contentType: {
    family: 'noted',
    text: 'The content type is {got}: ASP.NET answers 415 to that, and nobody has confirmed that WTS Chat does not (switch contentTypes). Send Content-Type: application/json.',
  },
  gotExisting: {
    family: 'noted',
    text: 'Nothing was written: the account has this contact, and options.getIfExists gives it as it is.',
  },
  createdByPhone: {
    family: 'noted',
    text: 'A contact was created: the account has none with the phone {value}, and this call creates it. Send {instead}.',
  },
  notMember: { family: 'noted', text: 'Nothing was removed: the contact {value} was not in it.' },
  metadataAsText: {
    family: 'noted',
    text: '{what} is {got} and was written as text (switch metadataValues).',
  },
  createdEmpty: { family: 'noted', text: 'An empty contact was created: it got none of the values.' },
  more: { family: 'noted', text: 'There is more to say about this request: {count}.' },

  contentTypeRefused: {
    family: 'refused',
    text: 'The content type is {got} (switch contentTypes). Send Content-Type: application/json.',
  },
  noRoute: {
    family: 'refused',
    text: 'There is no such route: check the URL {path}. The key is good, whatever the answer says.',
  },
  noMethod: {
    family: 'refused',
    text: '{path} takes {methods}, not {method}. The key is good, whatever the answer says.',
  },
  absentRoute: {
    family: 'refused',
    text: '{path} is not there (switch membershipRoutes). The key is good, whatever the answer says.',
  },
  closedModule: { family: 'refused', text: 'The key does not open {module} (switch keyModules).' },
  noModule: {
    family: 'refused',
    text: 'The path {path} begins with no module: write /core, /chat or /crm before it.',
  },
  noKey: { family: 'refused', text: 'No key was sent. Send the header Authorization: Bearer <key>.' },
  wrongKey: {
    family: 'refused',
    text: 'The key is not that of this sandbox: copy the one that it shows where it was started.',
  },
  noContact: {
    family: 'refused',
    text: 'The account has no contact {value}. This 500 means "not found": trying again does not help.',
  },
  phoneForId: {
    family: 'refused',
    text: '{value} looks like a phone, and an id is asked for. Use GET /core/v1/contact/phonenumber/{value}.',
  },
  notFound: {
    family: 'refused',
    text: 'The account has nothing with the id {value}. {route} lists what it has.',
  },
  contactTaken: {
    family: 'refused',
    text: 'The contact {value} has the same {what}. Change that one with a PUT, or send options.upsert or options.getIfExists.',
  },
  tagTaken: { family: 'refused', text: 'The account has a tag with the name {value}.' },
  tagInUse: {
    family: 'refused',
    text: 'Contacts have this tag ({count}). Send removeFromContacts=true to delete it all the same.',
  },
  badDetail: {
    family: 'refused',
    text: '{value} is no detail. IncludeDetails takes Tags, CustomFields and Portfolios, and is repeated for each one.',
  },
  badCount: { family: 'refused', text: '{what} is {value} and must be a whole number from 1 to {most}.' },
  badPageNumber: { family: 'refused', text: '{what} is {value} and must be a whole number, 1 or more.' },
  badFlag: { family: 'refused', text: '{what} is {value} and must be true or false.' },
  badChoice: { family: 'refused', text: '{what} knows no {value}. Write one of {choices}.' },
  badInput: { family: 'refused', text: '{what} was refused: {problem}' },
  badBody: { family: 'refused', text: 'The body was refused: {problem}' },
  foreignHost: {
    family: 'refused',
    text: 'The request named the host {value}. The sandbox answers to 127.0.0.1 and localhost with its port; allow another name with --allow-host, or with the setting wts.sandbox.allowedHosts.',
  },
  foreignOrigin: {
    family: 'refused',
    text: 'The request came from a web page of {value}. Allow it with --allow-origin {value}, or with the setting wts.sandbox.allowedOrigins.',
  },
  bodyTooLarge: { family: 'refused', text: 'The body is too large: {problem}' },
  sandboxError: { family: 'refused', text: 'A mistake of the sandbox itself: {problem}' },
} as const satisfies Readonly<Record<string, RemarkRow>>;

export type RemarkKind = keyof typeof remarkTable;
