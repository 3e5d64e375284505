import type { SandboxSwitches } from '../publicApi';

type SwitchName = keyof SandboxSwitches;

/** The first choice is the default. */
interface SwitchRow<Value> {
  readonly choices: readonly [Value, ...Value[]];
  readonly meaning: string;
}

export const switchTable: { readonly [Name in SwitchName]: SwitchRow<SandboxSwitches[Name]> } = {
  strictNull: {
    choices: [false, true],
    meaning: 'null on a declared field, or on a custom field, is ignored instead of clearing it.',
  },
  contentTypes: {
    choices: ['any', 'json'],
    meaning:
      'Whether a body of another content type than JSON, or of none, is taken with a remark or refused with 415.',
  },
  portfolios: {
    choices: ['replace', 'add'],
    meaning: 'Whether the portfolios of an update replace those of the contact or are added to them.',
  },
  sequences: {
    choices: ['add', 'replace'],
    meaning: 'Whether the sequences of an update are added to those of the contact or replace them.',
  },
  sequenceFilter: {
    choices: ['honoured', 'ignored'],
    meaning:
      'Whether GET /chat/v1/sequence with ContactId gives the sequences of the contact, or all of the account.',
  },
  utm: {
    choices: ['whole', 'merge'],
    meaning: 'Whether an update writes the whole UTM, so that missing keys are erased, or only its keys.',
  },
  metadataInFields: {
    choices: ['needed', 'optional', 'refused'],
    meaning:
      'Whether Metadata must, may or must not stand in fields; refused answers 400 to the whole update.',
  },
  putAnswerDetails: {
    choices: ['full', 'null'],
    meaning: 'Whether the answer to a write tells tags and portfolios or gives null for them.',
  },
  selectOptions: {
    choices: ['name', 'id'],
    meaning: 'Whether a write picks the options of a select by name or by id; the other way is dropped.',
  },
  customFieldShapes: {
    choices: ['list', 'text', 'typed'],
    meaning:
      'How INTEGER, FLOAT, BOOLEAN and TIME come back: as a list of one text, as a text, or as a number or true or false.',
  },
  postCustomFields: {
    choices: ['dropped', 'taken'],
    meaning: 'Whether POST /contact, which creates one contact, drops its custom fields or takes them.',
  },
  batchFinds: {
    choices: ['always', 'withUpsert'],
    meaning:
      'Whether a batch finds the contacts that are there whatever its options say, or only with upsert or getIfExists, so that it creates them again without.',
  },
  metadataValues: {
    choices: ['text', 'dropped'],
    meaning: 'Whether metadata that is no text is written as text or dropped.',
  },
  updatedAt: {
    choices: ['always', 'fields', 'null'],
    meaning:
      'Whether updatedAt moves with every write, not with tags, custom fields, metadata and memberships, or is always null.',
  },
  singlePortfolios: {
    choices: ['shared', 'exclusive', 'expiring'],
    meaning:
      'Whether portfolios of the type SINGLE are like others, or a contact is in one of them only, or its membership ends by itself once it was read.',
  },
  membershipRoutes: {
    choices: ['all', 'portfolios', 'sequences', 'none'],
    meaning:
      'Which of them have calls that add contacts and remove them; the others answer as unknown routes do.',
  },
  keyModules: {
    choices: ['all', 'core', 'chat'],
    meaning: 'The modules that the key opens; the others answer 401.',
  },
  coreQueryKeys: {
    choices: ['any', 'exact'],
    meaning: 'Whether /core takes query keys in any case, or only as they are documented and drops others.',
  },
  chatQueryKeys: {
    choices: ['exact', 'any'],
    meaning: 'Whether /chat takes query keys only as they are documented and drops others, or in any case.',
  },
};

export function completeSwitches(asked: Partial<SandboxSwitches> = {}): SandboxSwitches {
  const choose = <Name extends SwitchName>(name: Name): SandboxSwitches[Name] =>
    asked[name] ?? switchTable[name].choices[0];
  return {
    strictNull: choose('strictNull'),
    contentTypes: choose('contentTypes'),
    portfolios: choose('portfolios'),
    sequences: choose('sequences'),
    sequenceFilter: choose('sequenceFilter'),
    utm: choose('utm'),
    metadataInFields: choose('metadataInFields'),
    putAnswerDetails: choose('putAnswerDetails'),
    selectOptions: choose('selectOptions'),
    customFieldShapes: choose('customFieldShapes'),
    postCustomFields: choose('postCustomFields'),
    batchFinds: choose('batchFinds'),
    metadataValues: choose('metadataValues'),
    updatedAt: choose('updatedAt'),
    singlePortfolios: choose('singlePortfolios'),
    membershipRoutes: choose('membershipRoutes'),
    keyModules: choose('keyModules'),
    coreQueryKeys: choose('coreQueryKeys'),
    chatQueryKeys: choose('chatQueryKeys'),
  };
}
