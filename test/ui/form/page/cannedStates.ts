import type { SlotOutcome } from '../../../../src/core/fields/fieldView';
import type { PageState } from '../../../../src/protocol/messages';
import { allKinds, someHidden, wrongKinds } from './customStates';
import { custom, error, field, formBody, formView, pageState, picked, saved, tagIds } from './states';

const opener = { environment: 'sandbox', busy: false, problem: '' };

const withErrors = formView(
  [
    field(
      'email',
      'E-mail',
      { kind: 'email', text: 'ana@example' },
      {
        changed: true,
        was: 'ana@example.com',
        messages: [error('This is not an e-mail address. It should look like name@example.com.')],
      },
    ),
    field(
      'phoneNumber',
      'Phone number',
      { kind: 'phone', text: '11999990001' },
      {
        changed: true,
        was: '(11) 99999-0000',
        note: 'Will be sent as +55|11999990001.',
        messages: [{ slot: '', severity: 'warning', message: 'The ninth digit may be missing.' }],
      },
    ),
    field('tags', 'Tags', picked('tags', [tagIds.unknown, undefined]), {
      changed: true,
      was: 'Customer, Lead',
      messages: [error('No tag has this ID.', tagIds.unknown)],
    }),
    field(
      'metadata',
      'Metadata',
      {
        kind: 'rows',
        rows: [
          { key: 'crmId', text: '12345', isText: true },
          { key: 'crmId', text: '67890', isText: true },
          { key: 'limits', text: '{"a": 1}', isText: false },
        ],
      },
      {
        changed: true,
        was: 'crmId: 12345',
        messages: [error('This key is here twice. Rename or remove one.', 'crmId')],
      },
    ),
  ],
  {
    general: [
      { slot: 'createdAt', severity: 'error', message: 'createdAt is read-only. Put the loaded value back.' },
    ],
  },
);

const longText = 'A very long name of a contact that never ends '.repeat(4);

/** One of each thing that the page can show. */
export const cannedStates: Readonly<Record<string, PageState>> = {
  contact: pageState(),
  sidebar: pageState({ place: 'sidebar', opener }),
  'production, read-only': pageState({
    environment: { name: 'acme-live', production: true, readOnly: true },
  }),
  'another environment is active': pageState({ activeElsewhere: 'production' }),
  problems: pageState({ body: formBody(withErrors) }),
  'every kind of custom field': pageState({ body: formBody(formView(allKinds)) }),
  'wrong custom fields': pageState({ body: formBody(formView(wrongKinds)) }),
  'hidden fields': pageState({ body: formBody(formView(someHidden)) }),
  'nothing but an id': pageState({
    body: formBody(
      formView([], {
        head: { name: '', status: '', statusCode: '', phone: '', id: tagIds.vip, updatedAt: '' },
        fields: [field('name', 'Name', { kind: 'text', text: '' })],
        details: [],
      }),
    ),
  }),
  'long texts': pageState({
    body: formBody(
      formView(
        [
          field('name', 'Name', { kind: 'text', text: longText }, { changed: true, was: longText }),
          field('tags', 'Tags', picked('tags', [tagIds.vip, longText], [tagIds.unknown, undefined])),
          custom('z'.repeat(300), 'x'.repeat(120), { kind: 'text', text: 'y'.repeat(400) }),
        ],
        {
          head: {
            name: longText,
            status: 'Blocked',
            statusCode: 'BLOCKED',
            phone: '(11) 99999-0000',
            id: tagIds.vip,
            updatedAt: 'never',
          },
        },
      ),
    ),
  }),
  saved: pageState({
    body: formBody(formView(), {
      result: result({
        taken: [
          saved('name', 'Name', { before: 'Ana', sent: 'Ana Souza' }),
          saved('email', 'E-mail', { sent: 'ana@example.com' }),
          saved('customFields', 'Next visit', {
            slot: 'proxima-visita',
            before: '2026-03-01',
            sent: '2026-04-02',
          }),
          saved('tags', 'Tags: VIP', { slot: tagIds.vip, item: 'VIP', before: 'there', sent: '' }),
          saved('tags', 'Tags: Customer', { slot: tagIds.customer, item: 'Customer', sent: 'there' }),
          saved('tags', 'Tags: Lead', { slot: tagIds.lead, item: 'Lead', sent: 'there' }),
          ...['plan', 'crmId', 'stage', 'limits'].map((key) =>
            saved('metadata', `Metadata: ${key}`, { slot: key, before: 'old value', sent: '' }),
          ),
        ],
      }),
    }),
  }),
  'saved in part': pageState({
    body: formBody(formView(), {
      result: result({
        taken: [saved('name', 'Name', { sent: 'Ana' })],
        notTaken: [
          saved('email', 'E-mail', {
            sent: 'ana@example.com',
            stored: 'old@example.com',
            reason: 'The API did not accept the value.',
          }),
          saved('metadata', 'Metadata: plan', { slot: 'plan', sent: 'gold' }),
        ],
        unchecked: [
          saved('pictureUrl', 'Picture URL', {
            sent: 'https://example.com/a.png',
            reason: 'The API does not show it.',
          }),
        ],
        changedElsewhere: [saved('status', 'Status', { before: 'Active', stored: 'Archived' })],
      }),
    }),
  }),
  saving: pageState({
    body: formBody(
      formView([field('name', 'Name', { kind: 'text', text: 'Ana' }, { changed: true, was: 'Ana Souza' })]),
      { busy: true },
    ),
  }),
  'held back': pageState({
    body: formBody(
      formView([field('name', 'Name', { kind: 'text', text: 'Ana' }, { changed: true, was: 'Ana Souza' })]),
      { held: { reason: 'vscodeSave', offersChatSetting: true } },
    ),
  }),
  waiting: pageState({
    body: formBody(
      formView([field('name', 'Name', { kind: 'text', text: 'Ana' }, { changed: true, was: 'Ana Souza' })]),
      { busy: true, waiting: { untilMs: Date.UTC(2100, 0), reason: 'tooManyRequests' } },
    ),
  }),
  'not saved': pageState({
    body: formBody(
      formView([field('name', 'Name', { kind: 'text', text: 'Ana' }, { changed: true, was: 'Ana Souza' })]),
      {
        notice: {
          title: 'The API key was refused',
          detail: 'Set the key of this environment again; your changes stay here.',
          reference: '8K2JX',
          nextSteps: ['setApiKey', 'retry', 'showLog'],
        },
      },
    ),
  }),
  conflicts: pageState({
    body: formBody(
      formView([
        field('name', 'Name', { kind: 'text', text: 'Ana S.' }, { changed: true, was: 'Ana Souza' }),
      ]),
      {
        conflicts: [
          { field: 'name', slot: '', label: 'Name', base: 'Ana Souza', theirs: 'Ana Lima', mine: 'Ana S.' },
          {
            field: 'metadata',
            slot: 'plan',
            label: 'Metadata: plan',
            base: 'gold',
            theirs: '',
            mine: 'silver',
          },
        ],
      },
    ),
  }),
  'broken text': pageState({
    body: { kind: 'brokenText', message: 'A comma is missing.', line: 12 },
  }),
  failed: pageState({
    body: {
      kind: 'failed',
      notice: {
        title: 'There is no contact with this ID in sandbox',
        detail: 'Check the ID, or switch to the environment that has the contact.',
        reference: '',
        nextSteps: ['switchEnvironment', 'retry'],
      },
    },
  }),
  loading: pageState({ body: { kind: 'loading' } }),
  welcome: pageState({ document: '', place: 'sidebar', opener, body: { kind: 'welcome' } }),
  'id box': pageState({
    document: '',
    place: 'sidebar',
    opener: {
      environment: 'sandbox',
      busy: false,
      problem: 'This is not a contact ID. An ID looks like 7b1e5c1e-3c1d-….',
    },
    body: { kind: 'empty' },
  }),
  opening: pageState({
    document: '',
    place: 'sidebar',
    opener: { environment: 'sandbox', busy: true, problem: '' },
    body: { kind: 'loading' },
  }),
};

function result(part: Partial<Record<SlotOutcome | 'changedElsewhere', ReturnType<typeof saved>[]>>) {
  return { taken: [], notTaken: [], unchecked: [], changedElsewhere: [], ...part };
}
