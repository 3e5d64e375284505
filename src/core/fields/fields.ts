import * as l10n from '@vscode/l10n';
import type { Field, SlotMessage } from './field';
import { namesOf } from './fieldNames';
import type { FieldId } from './fieldView';
import { customFieldsField } from './customFields/customFieldsField';
import { choiceField } from './kinds/choiceField';
import { keyValueField } from './kinds/keyValueField';
import { phoneField } from './kinds/phoneField';
import { pickedField } from './kinds/pickedField';
import { sendings } from './kinds/pickedSending';
import { recordField } from './kinds/recordField';
import { sequencesField } from './kinds/sequencesField';
import { textField, emailField } from './kinds/textField';

/**
 * The field table: form, diff, rebase, verification, update and messages all come from these rows. To add a field,
 * name it in `FIELD_NAMES` and add its row here. Rows stand in the order of the form.
 */
export const FIELDS: Readonly<Record<FieldId, Field>> = {
  name: textField({
    ...namesOf('name'),
    group: 'contact',
    label: () => l10n.t('Name'),
    kind: 'text',
  }),
  phoneNumber: phoneField({
    ...namesOf('phoneNumber'),
    group: 'contact',
    label: () => l10n.t('Phone number'),
  }),
  email: emailField({
    ...namesOf('email'),
    group: 'contact',
    label: () => l10n.t('E-mail'),
  }),
  instagram: textField({
    ...namesOf('instagram'),
    group: 'contact',
    label: () => l10n.t('Instagram'),
    kind: 'text',
    check: checkInstagram,
  }),
  annotation: textField({
    ...namesOf('annotation'),
    group: 'contact',
    label: () => l10n.t('Annotation'),
    kind: 'longText',
  }),
  pictureUrl: textField({
    ...namesOf('pictureUrl'),
    group: 'contact',
    label: () => l10n.t('Picture URL'),
    help: () => l10n.t('The API takes this address and never shows it again. Left empty, it is not sent.'),
    kind: 'url',
    writeOnly: true,
  }),
  status: choiceField({
    ...namesOf('status'),
    group: 'classification',
    label: () => l10n.t('Status'),
    help: () => l10n.t('Sent only when it is another than the stored one.'),
    choices: statusLabels,
  }),
  tags: pickedField({
    ...namesOf('tags'),
    group: 'classification',
    label: () => l10n.t('Tags'),
    list: 'tags',
    sending: sendings.tags,
    unknown: (id) =>
      l10n.t('No tag of this account has the ID {0}. Check it; if the tag is new, refresh the lists.', id),
  }),
  portfolios: pickedField({
    ...namesOf('portfolios'),
    group: 'classification',
    label: () => l10n.t('Portfolios'),
    list: 'portfolios',
    sending: sendings.portfolios,
    unknown: (id) =>
      l10n.t(
        'No portfolio of this account has the ID {0}. Check it; if the portfolio is new, refresh the lists.',
        id,
      ),
  }),
  sequences: sequencesField({
    ...namesOf('sequences'),
    group: 'classification',
    label: () => l10n.t('Sequences'),
    help: () =>
      l10n.t('A sequence sends real messages to this person. Only what you add or take away here is sent.'),
  }),
  customFields: customFieldsField({
    ...namesOf('customFields'),
    group: 'customFields',
    label: () => l10n.t('Custom fields'),
  }),
  metadata: keyValueField({
    ...namesOf('metadata'),
    group: 'metadata',
    label: () => l10n.t('Metadata'),
  }),
  utm: recordField({
    ...namesOf('utm'),
    group: 'utm',
    label: () => l10n.t('UTM'),
    entries: () =>
      new Map([
        ['source', l10n.t('Source')],
        ['medium', l10n.t('Medium')],
        ['campaign', l10n.t('Campaign')],
        ['content', l10n.t('Content')],
        ['headline', l10n.t('Headline')],
        ['term', l10n.t('Term')],
        ['referralUrl', l10n.t('Referral URL')],
      ]),
    readOnly: () =>
      new Map([
        ['sourceId', l10n.t('Source ID')],
        ['clid', l10n.t('Click ID')],
      ]),
  }),
};

export const FIELD_ROWS: readonly Field[] = Object.values(FIELDS);

const fieldsByKey: ReadonlyMap<string, Field> = new Map(
  FIELD_ROWS.flatMap((field) => field.keys.map((key) => [key, field] as const)),
);

/** The field that a top-level key of the document, or of the update, belongs to. */
export function fieldOfKey(key: string): Field | undefined {
  return fieldsByKey.get(key);
}

/** WTS Chat stores the bare name; what is typed otherwise is sent as it stands, so it is only a note. */
function checkInstagram(text: string): readonly SlotMessage[] {
  if (!/[@\s]/.test(text)) return [];
  return [{ severity: 'hint', message: l10n.t('Instagram names have no @ and no spaces.') }];
}

/** The statuses that the API knows, in the person's language. */
export function statusLabels(): ReadonlyMap<string, string> {
  return new Map([
    ['ACTIVE', l10n.t('Active')],
    ['ARCHIVED', l10n.t('Archived')],
    ['BLOCKED', l10n.t('Blocked')],
  ]);
}
