import type { SandboxSwitches } from '../publicApi';

export type SwitchName = keyof SandboxSwitches;

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
};

export function completeSwitches(asked: Partial<SandboxSwitches> = {}): SandboxSwitches {
  return {
    strictNull: asked.strictNull ?? switchTable.strictNull.choices[0],
    portfolios: asked.portfolios ?? switchTable.portfolios.choices[0],
    sequences: asked.sequences ?? switchTable.sequences.choices[0],
    sequenceFilter: asked.sequenceFilter ?? switchTable.sequenceFilter.choices[0],
    utm: asked.utm ?? switchTable.utm.choices[0],
    metadataInFields: asked.metadataInFields ?? switchTable.metadataInFields.choices[0],
    putAnswerDetails: asked.putAnswerDetails ?? switchTable.putAnswerDetails.choices[0],
    selectOptions: asked.selectOptions ?? switchTable.selectOptions.choices[0],
    customFieldShapes: asked.customFieldShapes ?? switchTable.customFieldShapes.choices[0],
    postCustomFields: asked.postCustomFields ?? switchTable.postCustomFields.choices[0],
  };
}
