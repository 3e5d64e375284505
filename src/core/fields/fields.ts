import * as l10n from '@vscode/l10n';
import type { Field } from './field';
import type { FieldId } from './fieldView';
import { customFieldsField } from './customFields/customFieldsField';
import { choiceField } from './kinds/choiceField';
import { checkInstagram } from './kinds/instagramCheck';
import { keyValueField } from './kinds/keyValueField';
import { emailField } from './kinds/emailField';
import { phoneField } from './kinds/phoneField';
import { pickedField } from './kinds/pickedField';
import { portfolioSending, tagSending } from './kinds/pickedSending';
import { recordField } from './kinds/recordField';
import { sequencesField } from './kinds/sequencesField';
import { textField } from './kinds/textField';
import { statusLabels } from './statusLabels';

/**
 * The field table: form, diff, rebase, verification, update and messages all come from these rows. To add a field,
 * add its id to `FieldId` and a row here. Rows stand in the order of the form.
 */
export const FIELDS: Readonly<Record<FieldId, Field>> = {
  name: textField({
    id: 'name',
    group: 'contact',
    inFields: 'Name',
    label: () => l10n.t('Name'),
    key: 'name',
    kind: 'text',
  }),
  phoneNumber: phoneField({
    id: 'phoneNumber',
    group: 'contact',
    inFields: 'PhoneNumber',
    label: () => l10n.t('Phone number'),
  }),
  email: emailField({
    id: 'email',
    group: 'contact',
    inFields: 'Email',
    label: () => l10n.t('E-mail'),
  }),
  instagram: textField({
    id: 'instagram',
    group: 'contact',
    inFields: 'Instagram',
    label: () => l10n.t('Instagram'),
    key: 'instagram',
    kind: 'text',
    check: checkInstagram,
  }),
  annotation: textField({
    id: 'annotation',
    group: 'contact',
    inFields: 'Annotation',
    label: () => l10n.t('Annotation'),
    key: 'annotation',
    kind: 'longText',
  }),
  pictureUrl: textField({
    id: 'pictureUrl',
    group: 'contact',
    inFields: 'PictureUrl',
    label: () => l10n.t('Picture URL'),
    help: () => l10n.t('The API takes this address and never shows it again. Left empty, it is not sent.'),
    key: 'pictureUrl',
    kind: 'url',
    writeOnly: true,
  }),
  status: choiceField({
    id: 'status',
    group: 'classification',
    inFields: 'Status',
    label: () => l10n.t('Status'),
    help: () => l10n.t('Sent only when it is another than the stored one.'),
    key: 'status',
    choices: statusLabels,
  }),
  tags: pickedField({
    id: 'tags',
    group: 'classification',
    inFields: 'Tags',
    label: () => l10n.t('Tags'),
    list: 'tags',
    keys: { ids: 'tagIds', names: 'tagNames' },
    sending: tagSending,
    unknown: (id) =>
      l10n.t('No tag of this account has the ID {0}. Check it; if the tag is new, refresh the lists.', id),
  }),
  portfolios: pickedField({
    id: 'portfolios',
    group: 'classification',
    inFields: 'Portfolio',
    label: () => l10n.t('Portfolios'),
    list: 'portfolios',
    keys: { ids: 'portfolioIds', names: 'portfolioNames' },
    sending: portfolioSending,
    unknown: (id) =>
      l10n.t(
        'No portfolio of this account has the ID {0}. Check it; if the portfolio is new, refresh the lists.',
        id,
      ),
  }),
  sequences: sequencesField({
    id: 'sequences',
    group: 'classification',
    inFields: 'SequenceIds',
    label: () => l10n.t('Sequences'),
    help: () =>
      l10n.t('A sequence sends real messages to this person. Only what you add or take away here is sent.'),
  }),
  customFields: customFieldsField({
    id: 'customFields',
    group: 'customFields',
    inFields: 'CustomFields',
    label: () => l10n.t('Custom fields'),
  }),
  metadata: keyValueField({
    id: 'metadata',
    group: 'metadata',
    inFields: 'Metadata',
    label: () => l10n.t('Metadata'),
    key: 'metadata',
  }),
  utm: recordField({
    id: 'utm',
    group: 'utm',
    inFields: 'Utm',
    label: () => l10n.t('UTM'),
    key: 'utm',
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
