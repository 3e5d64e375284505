import type {
  AccountLists,
  FieldId,
  FieldMessage,
  FieldValue,
  FieldView,
  FormView,
  HeadView,
  ListId,
  ListItem,
  SavedSlot,
} from '../../../../src/core/fields/fieldView';
import { FIELDS } from '../../../../src/core/fields/fields';
import type { Body, PageState, SavingState } from '../../../../src/protocol/messages';

export const contactId = '7b1e5c1e-3c1d-4a52-9a3e-0d2f6a1b8c01';

/** The document that canned states show. */
export const shownDocument = `wts://sandbox/${contactId}/Ana%20Souza.wts`;
export const tagIds = {
  customer: 'a1f0c1de-0000-4000-8000-000000000001',
  lead: 'a1f0c1de-0000-4000-8000-000000000002',
  vip: 'a1f0c1de-0000-4000-8000-000000000003',
  unknown: 'a1f0c1de-0000-4000-8000-00000000ffff',
};

export const portfolioIds = { south: 'b2f0c1de-0000-4000-8000-000000000001' };
export const sequenceIds = {
  welcome: 'c3f0c1de-0000-4000-8000-000000000001',
  birthday: 'c3f0c1de-0000-4000-8000-000000000002',
};

export const noLists: AccountLists = {
  tags: { kind: 'loaded', items: [] },
  portfolios: { kind: 'loaded', items: [] },
  sequences: { kind: 'loaded', items: [] },
  customFields: { kind: 'loaded', definitions: [] },
  contactSequences: { kind: 'loaded', items: [] },
};

export const withTags = (items: readonly ListItem[]): AccountLists => ({
  ...noLists,
  tags: { kind: 'loaded', items },
});

const tag = (id: string, name: string, background: string, text: string): ListItem => ({
  id,
  name,
  colors: { background, text },
});

export const someTags = withTags([
  tag(tagIds.customer, 'Customer', '#d5f5e3', '#145a32'),
  tag(tagIds.lead, 'Lead', '#ffe0b2', '#ffcc80'),
  tag(tagIds.vip, 'VIP', '#4a148c', '#ffffff'),
  { id: 'a1f0c1de-0000-4000-8000-000000000004', name: 'São Paulo', colors: undefined },
]);

/** As many tags as the largest account has. */
export const manyTags = (count: number): AccountLists =>
  withTags(
    Array.from({ length: count }, (_, index) => ({
      id: `a1f0c1de-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name: `Tag ${String(index).padStart(5, '0')}`,
      colors: undefined,
    })),
  );

export function field(
  id: FieldId,
  label: string,
  value: FieldValue,
  part: Partial<FieldView> = {},
): FieldView {
  return {
    id,
    slot: '',
    group: FIELDS[id].group,
    section: '',
    hidden: false,
    required: false,
    technical: '',
    label,
    value,
    help: undefined,
    note: undefined,
    changed: false,
    was: '',
    messages: [],
    ...part,
  };
}

/** A row of one custom field. */
export const custom = (
  key: string,
  label: string,
  value: FieldValue,
  part: Partial<FieldView> = {},
): FieldView =>
  field('customFields', label, value, { slot: key, technical: `${key} · ${value.kind}`, ...part });

export const picked = (
  list: ListId,
  ...items: readonly (readonly [id: string, name: string | undefined])[]
): FieldValue => ({
  kind: 'picked',
  list,
  picked: items.map(([id, name]) => ({ id, name })),
});

export const error = (message: string, slot = ''): FieldMessage => ({ slot, severity: 'error', message });

const utmLabels = [
  ['source', 'Source'],
  ['medium', 'Medium'],
  ['campaign', 'Campaign'],
  ['content', 'Content'],
  ['headline', 'Headline'],
  ['term', 'Term'],
  ['referralUrl', 'Referral URL'],
  ['sourceId', 'Source ID'],
  ['clid', 'Click ID'],
] as const;

const utm: FieldValue = {
  kind: 'record',
  entries: utmLabels.map(([key, label]) => ({
    key,
    label,
    text: key === 'source' ? 'newsletter' : '',
    editable: key !== 'sourceId' && key !== 'clid',
    changed: false,
  })),
};

const statuses: FieldValue = {
  kind: 'choice',
  selected: 'ACTIVE',
  options: [
    { value: 'ACTIVE', label: 'Active' },
    { value: 'ARCHIVED', label: 'Archived' },
    { value: 'BLOCKED', label: 'Blocked' },
  ],
};

/** The fields of an ordinary contact; `changes` replaces some of them, others are added at the end. */
export function fields(changes: readonly FieldView[] = []): FieldView[] {
  const ordinary: FieldView[] = [
    field('name', 'Name', { kind: 'text', text: 'Ana Souza' }),
    field('phoneNumber', 'Phone number', { kind: 'phone', text: '+55|11999990000' }),
    field('email', 'E-mail', { kind: 'email', text: 'ana@example.com' }),
    field('instagram', 'Instagram', { kind: 'text', text: '' }),
    field('annotation', 'Annotation', { kind: 'longText', text: 'Prefers to be called in the morning.' }),
    field(
      'pictureUrl',
      'Picture URL',
      { kind: 'url', text: '' },
      { help: 'Empty means that it is not sent.' },
    ),
    field('status', 'Status', statuses),
    field('tags', 'Tags', picked('tags', [tagIds.customer, 'Customer'], [tagIds.lead, 'Lead'])),
    field('portfolios', 'Portfolios', picked('portfolios', [portfolioIds.south, 'South region'])),
    field('sequences', 'Sequences', picked('sequences', [sequenceIds.welcome, 'Welcome'])),
    custom('cidade', 'City', { kind: 'text', text: 'Campinas' }),
    custom('-tipo-de-contrato-57', 'Contract type', { kind: 'text', text: 'Annual' }),
    custom('proxima-visita', 'Next visit', { kind: 'date', text: '' }),
    field('metadata', 'Metadata', {
      kind: 'rows',
      rows: [
        { key: 'crmId', text: '12345', isText: true },
        { key: 'plan', text: 'gold', isText: true },
      ],
    }),
    field('utm', 'UTM', utm),
  ];
  const isSame = (a: FieldView) => (b: FieldView) => a.id === b.id && a.slot === b.slot;
  const added = changes.filter((change) => !ordinary.some(isSame(change)));
  return [...ordinary.map((one) => changes.find(isSame(one)) ?? one), ...added];
}

export const head: HeadView = {
  name: 'Ana Souza',
  status: 'Active',
  statusCode: 'ACTIVE',
  phone: '(11) 99999-0000',
  id: contactId,
  updatedAt: '2026-01-15T12:30:00.0000000Z',
};

export function formView(changes: readonly FieldView[] = [], part: Partial<FormView> = {}): FormView {
  const all = fields(changes);
  return {
    head,
    fields: all,
    details: [
      { key: 'createdAt', label: 'Created', text: '2025-11-03T09:00:00.0000000Z' },
      { key: 'origin', label: 'Origin', text: 'CREATED_BY_USER' },
    ],
    general: [],
    changeCount: all.filter(({ changed }) => changed).length,
    errorCount: [...all.flatMap(({ messages }) => messages), ...(part.general ?? [])].filter(
      ({ severity }) => severity === 'error',
    ).length,
    ...part,
  };
}

const atRest: SavingState = {
  busy: false,
  queued: false,
  isBehind: false,
  held: undefined,
  result: undefined,
  notice: undefined,
  conflicts: [],
  differs: false,
  waiting: undefined,
  undos: [],
};

export function formBody(form: FormView = formView(), saving: Partial<SavingState> = {}): Body {
  return { kind: 'form', form, saving: { ...atRest, ...saving } };
}

export function pageState(part: Partial<PageState> = {}): PageState {
  return {
    document: shownDocument,
    revision: 0,
    textNumber: 0,
    place: 'tab',
    isInTab: false,
    environment: { name: 'sandbox', production: false, readOnly: false },
    activeElsewhere: undefined,
    opener: undefined,
    conversation: { kind: 'unasked' },
    body: formBody(),
    ...part,
  };
}

/** The page's state with one field as given. */
export const stateWith = (changed: FieldView, part: Partial<PageState> = {}): PageState =>
  pageState({ body: formBody(formView([changed])), ...part });

export const saved = (id: FieldId, label: string, part: Partial<SavedSlot> = {}): SavedSlot => ({
  field: id,
  slot: '',
  label,
  item: '',
  before: '',
  sent: '',
  stored: '',
  reason: '',
  ...part,
});
